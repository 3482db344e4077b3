"""At least once, whatever dies; one waiting row of a kind and target; each wait twice the last, an hour at most."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core import outbox
from core.models import OutboxItem
from core.outbox import delivery, kinds
from core.outbox.delivery import wait_after

KIND = "test.parcel"
SECOND = dt.timedelta(seconds=1)


def put(target="1") -> OutboxItem:
    outbox.put(KIND, target)
    return OutboxItem.objects.waiting().get(kind=KIND, target=target)


def hurry() -> None:
    """Let whatever waits be due."""
    OutboxItem.objects.update(not_before=timezone.now() - SECOND)


def test_row_is_done_once_and_gone(db, courier):
    item = put()

    assert [outbox.deliver(item.pk), outbox.deliver(item.pk)] == [True, False]

    assert courier.asked == ["1"]
    assert OutboxItem.objects.count() == 0


def test_unknown_kind_is_refused_when_it_is_put(db):
    with pytest.raises(outbox.UnknownKind):
        outbox.put("test.nobody_knows", 1)

    assert OutboxItem.objects.count() == 0


def test_kind_is_registered_once(courier):
    kinds.register(KIND, "parcel", courier)

    with pytest.raises(ValueError, match="registered twice"):
        kinds.register(KIND, "parcel", print)


def test_row_of_a_rolled_back_transaction_asks_for_nothing(db, courier):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        outbox.put(KIND, 1)
        raise ZeroDivisionError

    assert OutboxItem.objects.count() == 0


def test_equal_rows_are_one_row_and_others_are_their_own(db, courier):
    for target in (7, "7", 8):
        outbox.put(KIND, target)

    assert sorted(OutboxItem.objects.values_list("target", flat=True)) == ["7", "8"]


def test_row_put_while_an_equal_one_is_worked_on_is_done_too(db, courier):
    first = outbox.claim(put().pk)
    second = put()

    assert first.pk != second.pk
    assert outbox.deliver(second.pk)


def test_failed_row_waits_and_is_done_by_a_later_try(db, courier):
    item = put()
    courier.trouble = ConnectionRefusedError("secret@example.org")

    assert not outbox.deliver(item.pk)
    assert not outbox.deliver(item.pk)  # too early
    item.refresh_from_db()
    courier.trouble = None
    hurry()

    assert (item.attempts, item.claimed_at, item.error) == (1, None, "ConnectionRefusedError")
    assert outbox.deliver(item.pk)
    assert courier.asked == ["1", "1"]


def test_text_of_an_error_is_not_logged(db, courier, caplog):
    courier.trouble = ValueError("secret@example.org")

    outbox.deliver(put().pk)

    assert "ValueError" in caplog.text
    assert "secret@example.org" not in caplog.text


def test_failed_row_gives_way_to_an_equal_one_that_waits(db, courier):
    item = outbox.claim(put().pk)
    twin = put()

    delivery.failed(item, ValueError())

    assert list(OutboxItem.objects.values_list("pk", flat=True)) == [twin.pk]


def test_too_early_is_no_failure_and_no_try(db, courier):
    when = timezone.now() + dt.timedelta(minutes=3)
    item = put()
    courier.trouble = outbox.NotYet(when)

    assert not outbox.deliver(item.pk)

    item.refresh_from_db()
    assert (item.attempts, item.not_before, item.claimed_at, item.error) == (0, when, None, "")


def test_claimed_row_belongs_to_one_worker_until_its_lease_is_over(db, courier, settings):
    item = put()

    claims = [outbox.claim(item.pk) is not None, outbox.claim(item.pk) is not None]
    lease = dt.timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    OutboxItem.objects.update(claimed_at=timezone.now() - lease - SECOND)

    assert claims == [True, False]
    assert outbox.deliver(item.pk)  # the worker that had it has died


def test_sweep_asks_for_what_is_due_the_oldest_first(db, courier, monkeypatch):
    asked, now = [], timezone.now()
    monkeypatch.setattr(delivery, "enqueue", asked.append)
    rows = [put(str(number)) for number in range(4)]
    for age, row in enumerate(rows):
        OutboxItem.objects.filter(pk=row.pk).update(created_at=now - age * SECOND)
    outbox.claim(rows[1].pk)
    OutboxItem.objects.filter(pk=rows[0].pk).update(not_before=now + dt.timedelta(hours=1))

    assert outbox.sweep() == 2

    assert asked == [rows[3].pk, rows[2].pk]


def test_sweep_takes_no_more_than_its_limit(db, courier):
    for number in range(3):
        put(str(number))

    assert outbox.sweep(limit=2) == 2


def test_broker_that_is_gone_loses_nothing(db, courier, caplog, settings, django_capture_on_commit_callbacks):
    from celery import current_app

    current_app.conf.broker_url, old = "redis://127.0.0.1:1/0", current_app.conf.broker_url
    try:
        with django_capture_on_commit_callbacks(execute=True):
            item = put()
    finally:
        current_app.conf.broker_url = old

    assert outbox.deliver(item.pk)


@given(st.integers(0, 10_000))
def test_every_wait_is_between_a_quarter_of_a_minute_and_an_hour(attempts):
    assert 15 * SECOND <= wait_after(attempts) <= 3600 * SECOND
    assert wait_after(attempts) <= wait_after(attempts + 1)


def test_sixty_tries_take_a_little_over_two_days():
    total = sum((wait_after(attempts) for attempts in range(1, 60)), dt.timedelta())

    assert dt.timedelta(days=2) < total < dt.timedelta(days=2.5)
