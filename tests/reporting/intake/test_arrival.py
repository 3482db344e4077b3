"""Who has the database learns the day of a report, and its hour until somebody has looked; never its minute."""

import datetime as dt
import itertools

import pytest
from django.apps import apps
from django.db import models
from freezegun import freeze_time

from core import audit
from core.audit import chain
from core.audit import models as audit_models
from core.models import AuditEntry, Bucket
from core.outbox.delivery import deliver
from core.outbox.models import OutboxItem
from reporting.models import WrappedKey
from reporting.verbs import Verb
from tests.factories import reporting as make

ARRIVAL = dt.datetime(2026, 3, 10, 10, 37, 23, 456_789, tzinfo=dt.UTC)
MINUTES = dt.timedelta(minutes=2)
REAL_ID = audit_models.random_id
MOMENTS = (models.DateTimeField, models.FloatField)


def moments() -> set[tuple]:
    """Every moment that any table holds: (table, field, when). Numbers are read as seconds since 1970."""
    found = set()
    for model, field in columns():
        for value in model._base_manager.values_list(field.attname, flat=True):
            if isinstance(value, float):
                value = dt.datetime.fromtimestamp(value, dt.UTC)
            if value is not None:
                found.add((model._meta.label, field.attname, value))
    return found


def columns() -> list[tuple]:
    return [(m, field) for m in apps.get_models() for field in m._meta.local_fields if isinstance(field, MOMENTS)]


@pytest.fixture
def random_ids(monkeypatch):
    monkeypatch.setattr(audit_models, "random_id", REAL_ID)


@pytest.mark.parametrize("danger", [False, True])
@pytest.mark.parametrize("worked_off", [False, True])
def test_no_table_tells_the_minute_of_an_arrival(vault, worked_off, danger):
    before = moments()

    with freeze_time(ARRIVAL):
        make.report(rubric=make.rubric(), danger=danger)
        while worked_off and (waiting := list(OutboxItem.objects.values_list("pk", flat=True))):
            assert [deliver(pk) for pk in waiting]

    new = moments() - before
    assert {label for label, *_ in new} >= {"reporting.Report", "core.AuditEntry"}
    near = [
        row for row in new for hours in range(-48, 49) if abs(row[2] - ARRIVAL - dt.timedelta(hours=hours)) < MINUTES
    ]
    assert near == []


def test_windows_of_mail_end_at_full_quarters(vault, settings):
    with freeze_time(ARRIVAL):
        make.report(rubric=make.rubric())
        while waiting := list(OutboxItem.objects.values_list("pk", flat=True)):
            for pk in waiting:
                deliver(pk)

    ends = list(Bucket.objects.filter(name__startswith="mail:").values_list("full_at", flat=True))
    assert ends and all(end % (min(settings.STAFF_MAIL_WINDOW_MINUTES, 15) * 60) == 0 for end in ends)


def test_place_in_the_chain_and_ids_of_entries_tell_no_hour(vault, analyst, random_ids):
    with freeze_time(ARRIVAL - dt.timedelta(hours=2)) as clock:
        first = audit.record(Verb.VAULT_LOCKED, analyst, by=analyst)
        chain.seal()
        clock.move_to(ARRIVAL)
        make.report(rubric=make.rubric())
        chain.seal()
        clock.move_to(ARRIVAL + dt.timedelta(hours=2))
        last = audit.record(Verb.VAULT_LOCKED, analyst, by=analyst)
        chain.seal()
        entry = AuditEntry.objects.get(verb=Verb.REPORT_RECEIVED)
        open_today = entry.position
        clock.move_to(ARRIVAL + dt.timedelta(days=1))
        chain.seal()

    entry.refresh_from_db()
    positions = [AuditEntry.objects.get(pk=one.pk).position for one in (first, last, entry)]
    assert open_today is None
    assert positions == sorted(positions)
    assert chain.verify() is None


def test_order_of_a_day_in_the_chain_is_not_that_of_arrival(vault, random_ids):
    with freeze_time(ARRIVAL) as clock:
        reports = [str(make.report(rubric=make.rubric()).pk) for _ in range(12)]
        clock.move_to(ARRIVAL + dt.timedelta(days=1))
        chain.seal()

    received = AuditEntry.objects.filter(verb=Verb.REPORT_RECEIVED)
    assert list(received.order_by("position").values_list("subject_id", flat=True)) != reports
    assert list(received.order_by("pk").values_list("subject_id", flat=True)) != reports


def test_ids_of_wrapped_keys_tell_no_order(vault):
    made = [make.report(rubric=make.rubric()).data_key_id for _ in range(12)]

    assert list(WrappedKey.objects.order_by("pk").values_list("data_key_id", flat=True)) != made


def test_numbers_of_the_clock_do_not_repeat():
    assert len(set(itertools.islice(iter(REAL_ID, None), 1000))) == 1000
