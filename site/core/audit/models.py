"""The audit trail: what was done, by whom, to what. No foreign keys, so that entries outlive what they speak of.

An entry is open until core.audit.chain seals it (each minute): then it has a position and a hash, and neither the ORM
nor the database's trigger lets it be changed or deleted any more.
"""

import datetime as dt
import secrets
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def random_id() -> int:
    """An id that tells nothing of the order: else the neighbours of a report's entry would tell its minute."""
    return secrets.randbits(62)


def day_alone(moment: dt.datetime) -> dt.datetime:
    """What an entry about a reporter has for its time: the beginning of the day."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


class SealedEntry(Exception):
    """Somebody tried to change or delete an entry that is part of the chain."""


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    def sealed(self) -> Self:
        return self.filter(position__isnull=False)

    def open(self) -> Self:
        """Not yet in the chain."""
        return self.filter(position=None)

    def ready(self) -> Self:
        """Those to be sealed, in their order. What has a day alone waits until it is over, and its ids are random: its
        place in the chain then tells no hour."""
        return self.open().exclude(at=day_alone(timezone.localtime())).order_by("at", "pk")

    def update(self, **values: Any) -> int:
        self.refuse_sealed()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        self.refuse_sealed()
        return super().delete()

    def refuse_sealed(self) -> None:
        if self.order_by().sealed().exists():
            raise SealedEntry


class AuditEntry(models.Model):
    """One act. `facts` holds names of states and fields, never what somebody wrote."""

    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    verb = models.CharField(_("what"), max_length=60, db_index=True)
    actor = models.CharField(_("who"), max_length=150, blank=True)
    actor_id = models.BigIntegerField(null=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    position = models.BigIntegerField(_("place in the chain"), null=True, unique=True, editable=False)
    hash = models.CharField(_("hash"), max_length=64, blank=True, editable=False)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "at"]),
            models.Index(fields=["id"], name="audit_open", condition=Q(position=None)),
        ]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and not self._state.adding:
            type(self).objects.filter(pk=self.pk).refuse_sealed()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        type(self).objects.filter(pk=self.pk).refuse_sealed()
        return super().delete(*args, **kwargs)


class AuditHead(models.Model):
    """The signed end of the chain: one row, which is also the lock that sealing takes."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    position = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)
    signature = models.CharField(max_length=128, blank=True)

    class Meta:
        verbose_name = _("head of the audit trail")
        verbose_name_plural = _("heads of the audit trail")

    def __str__(self) -> str:
        return str(self.position)
