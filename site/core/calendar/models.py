"""Days off that no rule gives."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExtraDayOffQuerySet(models.QuerySet["ExtraDayOff"]):
    def names(self) -> dict:
        """Why there is a day off, by its date."""
        return dict(self.values_list("date", "name"))


class ExtraDayOff(models.Model):
    """A day off that no rule gives: the government's bridge days, breaks, a local closure."""

    date = models.DateField(_("date"), unique=True)
    name = models.CharField(_("name"), max_length=80)

    objects = ExtraDayOffQuerySet.as_manager()

    class Meta:
        ordering = ["date"]
        verbose_name = _("extra day off")
        verbose_name_plural = _("extra days off")

    def __str__(self) -> str:
        return f"{self.date}: {self.name}"
