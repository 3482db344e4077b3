"""After its last try a row gives up: it stays out of the way, and the operators are told, once in a window."""

import datetime as dt
import logging

import pytest
from django.core import mail
from django.utils import timezone

from core import outbox
from core.models import OutboxItem
from core.outbox import operator_mail, windows

KIND = "test.parcel"


@pytest.fixture
def lost(db, courier, settings):
    """Puts a row and has it fail until it gives up."""
    settings.OUTBOX_TRIES = 3

    def lose(target="1") -> OutboxItem:
        courier.trouble = ConnectionRefusedError("to kanarina@example.org")
        outbox.put(KIND, target)
        item = OutboxItem.objects.waiting().get(kind=KIND, target=target)
        for _ in range(3):
            OutboxItem.objects.filter(pk=item.pk).update(not_before=timezone.now())
            outbox.deliver(item.pk)
        item.refresh_from_db()
        return item

    return lose


def deliver_mail() -> None:
    """Try every mail to operators that is due."""
    for pk in list(OutboxItem.objects.due(timezone.now()).filter(kind=operator_mail.KIND).values_list("pk", flat=True)):
        outbox.deliver(pk)


def midnight(moment) -> bool:
    local = timezone.localtime(moment)
    return (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0)


def test_row_gives_up_after_its_last_try_and_is_not_due_any_more(lost, courier):
    item = lost()

    assert (item.attempts, item.error, item.claimed_at) == (3, "ConnectionRefusedError", None)
    assert list(OutboxItem.objects.given_up()) == [item]
    assert not OutboxItem.objects.due(timezone.now() + dt.timedelta(days=400)).exists()
    assert not outbox.deliver(item.pk)
    assert len(courier.asked) == 3


def test_row_that_gave_up_keeps_no_time_of_day(lost):
    item = lost()

    assert midnight(item.created_at)
    assert midnight(item.gave_up_at)


def test_row_whose_workers_die_gives_up_too(db, courier, settings):
    settings.OUTBOX_TRIES = 3
    outbox.put(KIND, 1)
    item = OutboxItem.objects.get()
    for _ in range(3):
        outbox.claim(item.pk)  # and nothing more is heard of this worker
        OutboxItem.objects.update(claimed_at=timezone.now() - dt.timedelta(days=1))

    outbox.deliver(item.pk)

    item.refresh_from_db()
    assert (item.gave_up_at is not None, item.error, courier.asked) == (True, "Unfinished", [])


def test_new_row_waits_beside_one_that_gave_up_and_is_done(lost, courier):
    old = lost()
    courier.trouble = None

    outbox.put(KIND, "1")
    new = OutboxItem.objects.waiting().get(kind=KIND)

    assert new.pk != old.pk
    assert outbox.deliver(new.pk)
    assert list(OutboxItem.objects.given_up()) == [old]


def test_second_row_may_give_up_beside_the_first(lost):
    lost()
    lost()

    assert OutboxItem.objects.given_up().count() == 2


def test_row_of_a_kind_that_no_app_knows_any_more_gives_up(db, settings):
    settings.OUTBOX_TRIES = 1
    item = OutboxItem.objects.create(kind="old.kind", target="1")

    outbox.deliver(item.pk)

    assert OutboxItem.objects.given_up().get().error == "UnknownKind"


def test_operators_are_told_kinds_and_counts_and_nothing_else(lost, settings, caplog):
    caplog.set_level(logging.DEBUG)
    settings.OPERATOR_MAIL_TO = ["nje@example.org", "dy@example.org"]
    for target in ("kanarina-1", "kanarina-2"):
        lost(target)

    deliver_mail()

    assert sorted(message.to[0] for message in mail.outbox) == ["dy@example.org", "nje@example.org"]
    for message in mail.outbox:
        assert "2 × parcel" in message.body
        assert "kanarina" not in message.message().as_string()
    assert "kanarina" not in caplog.text


def test_operators_get_one_mail_in_a_window_and_then_the_rest(lost, settings):
    settings.OPERATOR_MAIL_TO = ["nje@example.org"]
    for number in range(4):
        lost(str(number))
        deliver_mail()
    during = len(mail.outbox)
    waiting = OutboxItem.objects.waiting().get(kind=operator_mail.KIND)

    window = dt.timedelta(minutes=settings.OPERATOR_MAIL_WINDOW_MINUTES)
    assert during == 1
    rounded = dt.timedelta(minutes=windows.GRAIN)
    assert window - dt.timedelta(minutes=1) < waiting.not_before - timezone.now() <= window + rounded


def test_nobody_is_told_where_no_operator_is_named(lost):
    lost()

    assert not OutboxItem.objects.filter(kind=operator_mail.KIND).exists()


def test_nothing_is_mailed_when_all_was_decided_meanwhile(lost, settings):
    settings.OPERATOR_MAIL_TO = ["nje@example.org"]
    lost().delete()

    deliver_mail()

    assert (len(mail.outbox), OutboxItem.objects.count()) == (0, 0)


def test_mail_to_operators_that_gives_up_makes_no_mail(lost, settings):
    settings.OPERATOR_MAIL_TO = ["nje@example.org"]
    settings.EMAIL_BACKEND = "tests.core.outbox.broken.EmailBackend"
    lost()
    for _ in range(5):
        OutboxItem.objects.waiting().update(not_before=timezone.now())
        deliver_mail()

    assert sorted(OutboxItem.objects.given_up().values_list("kind", flat=True)) == [operator_mail.KIND, KIND]
    assert not OutboxItem.objects.waiting().exists()
