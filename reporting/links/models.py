"""Marks of links: keyed hashes that find earlier reports of the same link or host without keeping either."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkMark(models.Model):
    """One link of a report, as HMACs of its normalised form and of its host (reporting.links.marks)."""

    report = models.ForeignKey("reporting.Report", models.CASCADE, related_name="link_marks")
    link = models.CharField(max_length=64, db_index=True)
    host = models.CharField(max_length=64, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "link"], name="link_mark_once")]
        verbose_name = _("mark of a link")
        verbose_name_plural = _("marks of links")

    def __str__(self) -> str:
        return self.link[:8]
