"""Puts rows into the outbox, hands them to the queue, and does what they say: at least once, whatever dies."""

import datetime as dt
import logging
from collections.abc import Callable
from typing import Any
from uuid import UUID

from celery import current_app
from django.db import transaction
from django.utils import timezone

from core.outbox.models import OutboxItem

log = logging.getLogger("isigurt.outbox")
Handler = Callable[[OutboxItem], None]
HANDLERS: dict[str, Handler] = {}
TASK = "core.tasks.deliver"  # by name: tasks import the outbox, not the other way round
MAX_WAIT = dt.timedelta(hours=1)


class NotYet(Exception):
    """Raised by a handler for which it is too early: the row waits until `when`, and this was no failure."""

    def __init__(self, when: dt.datetime) -> None:
        super().__init__()
        self.when = when


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Registers the function that does what rows of `kind` ask for. It must be safe to run twice."""

    def register(function: Handler) -> Handler:
        HANDLERS[kind] = function
        return function

    return register


def put(kind: str, target: object) -> None:
    """Ask for `kind` to be done for `target` (an id), once the current transaction is committed."""
    item, created = OutboxItem.objects.get_or_create(kind=kind, target=str(target), claimed_at=None)
    if created:
        transaction.on_commit(lambda: enqueue(item.pk), robust=True)


def enqueue(pk: UUID | str) -> None:
    """Give the row's id to the queue. A broker that is gone loses nothing: beat sweeps the row up later."""
    try:
        current_app.send_task(TASK, [str(pk)], retry=False)
    except Exception as error:
        log.warning("queue unreachable (%s); the sweeper will deliver", type(error).__name__)


def claim(pk: UUID | str) -> OutboxItem | None:
    """Take the row for this worker; None when somebody else has it or it is done and gone."""
    now = timezone.now()
    with transaction.atomic():
        taken = OutboxItem.objects.due(now).filter(pk=pk).update(claimed_at=now)
    return OutboxItem.objects.get(pk=pk) if taken else None


def deliver(pk: UUID | str) -> bool:
    """Do what the row says and delete it; on failure free it for a later try, each wait twice the last."""
    item = claim(pk)
    if item is None:
        return False
    try:
        HANDLERS[item.kind](item)
    except NotYet as early:
        wait_for(item, early.when)
        return False
    except Exception as error:
        postpone(item, error)
        return False
    OutboxItem.objects.filter(pk=item.pk).delete()
    return True


def postpone(item: OutboxItem, error: Exception) -> None:
    """Free a failed row for a later try. Only the kind of error is logged: its text may quote an address."""
    wait = min(MAX_WAIT, dt.timedelta(seconds=15 * 2**item.attempts))
    log.warning("outbox %s failed (%s), again in %s", item.kind, type(error).__name__, wait)
    wait_for(item, timezone.now() + wait, attempts=item.attempts + 1)


def wait_for(item: OutboxItem, when: dt.datetime, **changes: Any) -> None:
    """Free the row until `when`; when an equal one waits already, that one says it all."""
    row = OutboxItem.objects.filter(pk=item.pk)
    if twin_waits(item):
        row.delete()
    else:
        row.update(claimed_at=None, not_before=when, **changes)


def twin_waits(item: OutboxItem) -> bool:
    """True when an equal row already waits: then this one has nothing left to say."""
    return OutboxItem.objects.filter(kind=item.kind, target=item.target, claimed_at=None).exists()


def sweep(limit: int = 200) -> int:
    """Hand every row that is due to the queue again; return how many."""
    due = list(OutboxItem.objects.due(timezone.now()).values_list("pk", flat=True)[:limit])
    for pk in due:
        enqueue(pk)
    return len(due)
