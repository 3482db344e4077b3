"""What must happen later is a row first, written in the transaction that makes it necessary (docs/adr/0004)."""

import datetime as dt
import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def this_hour() -> dt.datetime:
    """The full hour: a row is about a report more often than not, and its minute is nobody's business."""
    return timezone.now().replace(minute=0, second=0, microsecond=0)


class OutboxQuerySet(models.QuerySet["OutboxItem"]):
    def due(self, now: dt.datetime) -> Self:
        """Rows that nobody works on: never claimed, or claimed so long ago that the worker must have died."""
        stale = now - dt.timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
        return self.filter(Q(claimed_at=None) | Q(claimed_at__lt=stale), gave_up_at=None, not_before__lte=now)

    def waiting(self) -> Self:
        """Rows that nobody has claimed and that have not given up: one of a kind and target."""
        return self.filter(claimed_at=None, gave_up_at=None)

    def given_up(self) -> Self:
        """Rows that wait for an administrator's decision."""
        return self.filter(gave_up_at__isnull=False)


class OutboxItem(models.Model):
    """One thing to do: `kind` names a registered handler, `target` is an id, never content.

    What is done is deleted: a row that stayed would tell when a report came in. What gave up keeps its days.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    target = models.CharField(max_length=60)
    created_at = models.DateTimeField(default=this_hour)
    not_before = models.DateTimeField(default=this_hour)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=60, blank=True)  # the kind of the last error, never its text
    gave_up_at = models.DateTimeField(null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["not_before"], name="outbox_due")]
        constraints = [
            # One waiting row of a kind for a target is enough: a thousand reports do not make a thousand mails.
            # Beside one that gave up a new one may wait: what is gone wrong once must not stop what comes later.
            models.UniqueConstraint(
                fields=["kind", "target"],
                condition=Q(claimed_at=None, gave_up_at=None),
                name="outbox_one_waiting",
            )
        ]
        verbose_name = _("outbox item")
        verbose_name_plural = _("outbox items")

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"
