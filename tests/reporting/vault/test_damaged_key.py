"""A vault whose row holds a key that nothing can be sealed to: reports arrive all the same, and operators are told."""

import pytest
from django.core import mail
from django.utils import timezone

from core import outbox
from core.models import OutboxItem
from reporting.intake import actions
from reporting.models import Vault
from reporting.vault import public_keys
from tests.factories import reporting as make

DAMAGED = {"zero": bytes(32), "short": b"short", "empty": b"", "low order": b"\1" + bytes(31)}


@pytest.fixture(params=DAMAGED.values(), ids=DAMAGED)
def damaged(request, vault, settings):
    settings.OPERATOR_MAIL_TO = ["operator@example.org"]
    Vault.objects.update(public_key=request.param)


def test_report_is_sealed_to_the_last_key_that_worked(damaged, read):
    report = make.report({"story": "kanarina"})

    assert read(report) == {"story": "kanarina"}


def test_operators_are_told_of_a_damaged_key_once_and_nothing_of_the_report(damaged):
    make.report()
    make.report()

    rows = OutboxItem.objects.filter(kind=public_keys.KIND, not_before__lte=timezone.now())
    assert [outbox.deliver(pk) for pk in rows.values_list("pk", flat=True)] == [True]
    assert [message.to for message in mail.outbox] == [["operator@example.org"]]
    assert Vault.objects.active().first().name in mail.outbox[0].body


def test_report_is_not_accepted_where_no_key_is_known(damaged, monkeypatch):
    monkeypatch.setattr(public_keys, "remembered", lambda path: None)

    with pytest.raises(actions.NotReady):
        make.report()
