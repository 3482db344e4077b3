"""The youth networks, one a region."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class YouthNetwork(models.Model):
    """The network of trained young people and teachers of one region."""

    region = models.OneToOneField("core.Region", models.PROTECT, related_name="youth_network", verbose_name=_("region"))
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        ordering = ["name"]
        verbose_name = _("youth network")
        verbose_name_plural = _("youth networks")

    def __str__(self) -> str:
        return self.name
