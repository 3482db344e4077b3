"""What reporter and analyst write to each other, and the analysts' own notes: all sealed."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reporting.cases.models.report import Report
from reporting.vault.crypto.sealing import SealContext


class Message(models.Model):
    """A message under a data key of its own: wrapped for the vault and, when it is for the reporter, for their key.

    Only the day is kept: the reporter's clock is nobody's business.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, models.CASCADE, related_name="messages")
    from_reporter = models.BooleanField(_("from the reporter"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    number = models.PositiveIntegerField()
    day = models.DateField(default=timezone.localdate)
    read = models.BooleanField(default=False)
    data_key_id = models.UUIDField(default=uuid.uuid4, editable=False)
    wrapped_for_reporter = models.BinaryField(null=True)
    sealed = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="message_number_once")]
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self) -> str:
        return f"{self.report} {self.number}"

    @property
    def seal_context(self) -> SealContext:
        return SealContext("reporting.message", str(self.pk), "text", str(self.data_key_id))


class Note(models.Model):
    """An analyst's note, sealed with the report's data key; the reporter never sees it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sealed = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at"]
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return f"{self.report} {timezone.localdate(self.at)}"

    @property
    def seal_context(self) -> SealContext:
        return SealContext("reporting.note", str(self.pk), "text", str(self.report.data_key_id))
