"""Files sent with a report: sealed in chunks under VAR_DIR/sealed, their keys under a data key of the report."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from reporting.cases.models.report import Report
from reporting.rubrics.models import Rubric
from reporting.vault.crypto import sealing
from reporting.vault.crypto.sealing import SealContext


class FilesNotAllowed(Exception):
    """The report's rubric takes no files; about sexual abuse of children none does, ever."""


class Attachment(models.Model):
    """One file. Its name is not kept. `sealed_key` is the file's own key, sealed with the data key `data_key_id`:
    the report's, or one of its own where the file came when the report was already stored.
    """

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
    data_key_id = models.UUIDField(editable=False)
    sealed_key = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="attachment_number_once")]
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return f"{self.report_id} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse what form and API refuse too. Raises FilesNotAllowed."""
        if self._state.adding and not accepts_files(self.report.rubric):
            raise FilesNotAllowed
        super().save(*args, **kwargs)

    def save_sealed(self, data_key: bytes, file_key: bytes) -> None:
        """Store it with the file's key, sealed with the data key. Raises FilesNotAllowed."""
        self.sealed_key = sealing.seal(file_key.hex(), data_key, self.seal_context)
        self.save(force_insert=True)

    def file_key(self, data_key: bytes) -> bytes:
        """Raises sealing.CannotOpen."""
        return bytes.fromhex(sealing.unseal(self.sealed_key, data_key, self.seal_context))

    @property
    def seal_context(self) -> SealContext:
        return SealContext("reporting.attachment", str(self.pk), "file key", str(self.data_key_id))

    @property
    def shown(self) -> bool:
        """May an analyst look at it? Not once the report turned out to be about sexual abuse of a child."""
        return accepts_files(self.report.rubric)


def accepts_files(rubric: Rubric | None) -> bool:
    """The one place that says so: a rubric that was chosen, allows files, and is not about abuse of children."""
    return rubric is not None and rubric.attachments and not rubric.child_abuse
