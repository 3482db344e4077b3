"""Helplines and partners: data that editors keep, because numbers change and must be checked."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin


class Helpline(TranslatableMixin):
    """A number to call. `confirmed` is False until somebody has checked it: pages then say so to editors."""

    name = models.CharField(_("name"), max_length=120)
    number = models.CharField(_("number"), max_length=40, blank=True)
    website = models.URLField(_("website"), blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    whom = models.CharField(_("whom it is for"), max_length=250, blank=True)
    free = models.BooleanField(_("free of charge"), default=False)
    urgent = models.BooleanField(_("shown in the strip at the top"), default=False)
    confirmed = models.BooleanField(_("checked and confirmed"), default=False)
    last_checked = models.DateField(_("last checked"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    panels = [
        FieldPanel(name)
        for name in (
            "name",
            "number",
            "website",
            "hours",
            "whom",
            "free",
            "urgent",
            "confirmed",
            "last_checked",
            "order",
        )
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["order", "name"]
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")

    def __str__(self) -> str:
        return f"{self.name} {self.number}".strip()

    @property
    def tel(self) -> str:
        """The number for a tel: link, without spaces; empty where there is none."""
        return self.number.replace(" ", "")


class Partner(TranslatableMixin):
    """An organisation or institution that we work with."""

    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=80, blank=True)
    text = models.TextField(_("what we do together"), blank=True)
    website = models.URLField(_("website"), blank=True)
    confirmed = models.BooleanField(_("checked and confirmed"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    panels = [FieldPanel(name) for name in ("name", "kind", "text", "website", "confirmed", "order")]

    class Meta(TranslatableMixin.Meta):
        ordering = ["order", "name"]
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return self.name
