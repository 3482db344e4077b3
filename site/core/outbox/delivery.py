"""Puts rows into the outbox, hands them to the queue, and does what they say: at least once, whatever dies.

A row that failed OUTBOX_TRIES times gives up: it stays, out of the way, until an administrator tries it again or
dismisses it (docs/adr/0023).
"""

import datetime as dt
import logging
from typing import Any
from uuid import UUID

from celery import current_app
from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from core.outbox import operator_mail
from core.outbox.kinds import NotYet
from core.outbox.kinds import kind as registered
from core.outbox.models import OutboxItem

log = logging.getLogger("isigurt.outbox")
TASK = "core.tasks.deliver"  # by name: tasks import the outbox, not the other way round
FIRST_WAIT, LONGEST_WAIT = dt.timedelta(seconds=15), dt.timedelta(hours=1)
DOUBLINGS = 8  # 15 seconds, doubled so often, are more than an hour


class Unfinished(Exception):
    """The workers that tried this row died of it, or were killed, each time."""


def put(kind: str, target: object) -> None:
    """Ask for `kind` to be done for `target` (an id), once the current transaction is committed.

    Where an equal row waits, that one says it all: ON CONFLICT DO NOTHING. An error here would undo the report that
    the notice is of, and a worker may claim the equal row between any two statements.
    Raises UnknownKind where no app has registered the kind.
    """
    item = OutboxItem(kind=registered(kind).name, target=str(target))
    OutboxItem.objects.bulk_create([item], ignore_conflicts=True)
    if OutboxItem.objects.filter(pk=item.pk).exists():
        transaction.on_commit(lambda: enqueue(item.pk), robust=True)


def tell_operators(kind: str) -> None:
    """Ask for a mail of this kind to each operator; its target is their number in OPERATOR_MAIL_TO."""
    for number in range(len(settings.OPERATOR_MAIL_TO)):
        put(kind, number)


def enqueue(pk: UUID | str) -> None:
    """Give the row's id to the queue. A broker that is gone loses nothing: beat sweeps the row up later."""
    try:
        current_app.send_task(TASK, [str(pk)], retry=False)
    except Exception as error:
        log.warning("queue unreachable (%s); the sweeper will deliver", type(error).__name__)


def claim(pk: UUID | str) -> OutboxItem | None:
    """Take the row for this worker; None when somebody else has it or it is done and gone.

    The try is counted here, not when it fails: a worker that dies of a row never says that it failed.
    """
    now = timezone.now()
    with transaction.atomic():
        row = OutboxItem.objects.due(now).filter(pk=pk)
        taken = row.update(claimed_at=now, attempts=F("attempts") + 1)
    return OutboxItem.objects.get(pk=pk) if taken else None


def deliver(pk: UUID | str) -> bool:
    """Do what the row says and delete it; on failure free it for a later try, each wait twice the last."""
    item = claim(pk)
    if item is None:
        return False
    try:
        handle(item)
    except NotYet as early:
        wait_for(item, early.when, attempts=item.attempts - 1)
        return False
    except Exception as error:
        let_go(item, error)
        return False
    OutboxItem.objects.filter(pk=item.pk).delete()
    return True


def let_go(item: OutboxItem, error: Exception) -> None:
    """As `failed`. Where the database is away, its lease frees the row, and the worker lives on."""
    try:
        if isinstance(error, DatabaseError):
            connection.close_if_unusable_or_obsolete()
        failed(item, error)
    except DatabaseError as second:
        log.error("outbox %s failed and cannot say so (%s)", item.kind, type(second).__name__)
        connection.close()


def handle(item: OutboxItem) -> None:
    if item.attempts > settings.OUTBOX_TRIES:
        raise Unfinished
    registered(item.kind).handle(item)


def failed(item: OutboxItem, error: Exception) -> None:
    """Free a failed row for a later try, or give it up. Only the kind of error is kept: its text may quote."""
    if item.attempts >= settings.OUTBOX_TRIES:
        return give_up(item, type(error).__name__)
    wait = wait_after(item.attempts)
    log.warning("outbox %s failed (%s), again in %s", item.kind, type(error).__name__, wait)
    wait_for(item, timezone.now() + wait, error=type(error).__name__)


def wait_after(attempts: int) -> dt.timedelta:
    """How long a row rests after so many tries: 15 seconds, 30, a minute … an hour."""
    return min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(max(attempts - 1, 0), DOUBLINGS))


def wait_for(item: OutboxItem, when: dt.datetime, **changes: Any) -> None:
    """Free the row until `when`; when an equal one waits already, that one says it all."""
    row = OutboxItem.objects.filter(pk=item.pk)
    try:
        with transaction.atomic():
            row.update(claimed_at=None, not_before=when, **changes)
    except IntegrityError:
        row.delete()


@transaction.atomic
def give_up(item: OutboxItem, error: str) -> None:
    """Put the row aside for people to decide, and have the operators told.

    Of its times only the day is kept: a row that stays would tell when a report came in.
    """
    log.error("outbox %s gave up after %d tries (%s)", item.kind, item.attempts, error)
    OutboxItem.objects.filter(pk=item.pk).update(
        created_at=day_of(item.created_at), gave_up_at=day_of(timezone.now()), claimed_at=None, error=error
    )
    if item.kind != operator_mail.KIND:  # else a mail server that is gone would make mails about mails
        tell_operators(operator_mail.KIND)


def day_of(moment: dt.datetime) -> dt.datetime:
    return timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)


def sweep(limit: int = 200) -> int:
    """Hand every row that is due to the queue again; return how many."""
    due = list(OutboxItem.objects.due(timezone.now()).values_list("pk", flat=True)[:limit])
    for pk in due:
        enqueue(pk)
    return len(due)
