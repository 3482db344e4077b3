"""What an administrator does with a row that gave up."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from core import audit, outbox
from core.audit.verbs import Verb
from core.outbox.models import OutboxItem


@transaction.atomic
def retry(item: OutboxItem, *, by: AbstractBaseUser) -> None:
    """Let the row wait again with all its tries; where an equal one waits already, that one says it all."""
    audit.record(Verb.OUTBOX_RETRIED, item, by=by, delivery=item.kind)
    row = OutboxItem.objects.given_up().filter(pk=item.pk)
    if OutboxItem.objects.waiting().filter(kind=item.kind, target=item.target).exists():
        row.delete()
    else:
        row.update(gave_up_at=None, attempts=0, error="", not_before=timezone.now())
        transaction.on_commit(lambda: outbox.enqueue(item.pk), robust=True)


@transaction.atomic
def dismiss(item: OutboxItem, *, by: AbstractBaseUser) -> None:
    """Take the row away undone."""
    audit.record(Verb.OUTBOX_DISMISSED, item, by=by, delivery=item.kind)
    OutboxItem.objects.given_up().filter(pk=item.pk).delete()
