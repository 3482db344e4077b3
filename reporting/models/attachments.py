"""Files sent with a report: sealed in chunks under VAR_DIR/sealed, their keys under the report's data key."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from reporting.models.report import Report
from reporting.vault.sealing import Place


class Attachment(models.Model):
    """One file. Its name is not kept; `sealed_key` is the file's own key, sealed with the report's data key."""

    class Kind(models.TextChoices):
        IMAGE = "image", _("image")
        PDF = "pdf", _("PDF")
        TEXT = "text", _("text")
        AUDIO = "audio", _("audio")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, models.CASCADE, related_name="attachments")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    media_type = models.CharField(max_length=60)
    original = models.BooleanField(_("kept as it was sent"), default=False)
    sealed_key = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="attachment_number_once")]

    def __str__(self):
        return f"{self.report_id} {self.number}"

    @property
    def place(self) -> Place:
        return Place("reporting.attachment", str(self.pk), "file key", str(self.report.data_key_id))
