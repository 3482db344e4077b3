"""The 12 regions (qarqe) and 61 municipalities (bashki): ISO 3166-2:AL, Law 115/2014, INSTAT Census 2023."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.i18n.names import in_language


class Region(models.Model):
    """A county of Albania."""

    code = models.CharField(_("ISO code"), max_length=5, unique=True)
    slug = models.SlugField(unique=True)
    name_sq = models.CharField(_("name in Albanian"), max_length=40)
    name_en = models.CharField(_("name in English"), max_length=40)
    population = models.PositiveIntegerField(_("population, Census 2023"))

    class Meta:
        ordering = ["name_sq"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language of the page."""
        return in_language(self, "name")


class Municipality(models.Model):
    """A municipality; its seat's coordinates are from GeoNames, CC BY 4.0."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="municipalities", verbose_name=_("region"))
    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=40)
    seat = models.CharField(_("seat"), max_length=40)
    lat = models.FloatField(_("latitude of the seat"))
    lon = models.FloatField(_("longitude of the seat"))

    class Meta:
        ordering = ["name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return self.name
