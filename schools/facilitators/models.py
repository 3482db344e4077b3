"""The people who lead sessions."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from schools.coordinators import rules
from schools.networks.models import YouthNetwork


class FacilitatorQuerySet(models.QuerySet["Facilitator"]):
    def in_region(self, region_id: int | None) -> Self:
        return self.filter(network__region_id=region_id)

    def visible_to(self, user: User) -> Self:
        """All of the coordinator's own region; nobody for everybody else."""
        return self.in_region(user.region_id) if rules.is_coordinator(user) else self.none()

    def active(self) -> Self:
        return self.filter(active=True)


class Facilitator(models.Model):
    """Somebody who leads sessions; has an account only where `user` is set."""

    network = models.ForeignKey(
        YouthNetwork, models.PROTECT, related_name="facilitators", verbose_name=_("youth network")
    )
    name = models.CharField(_("name"), max_length=80)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="facilitator",
        verbose_name=_("account"),
    )
    active = models.BooleanField(_("active"), default=True)

    objects = FacilitatorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("facilitator")
        verbose_name_plural = _("facilitators")
        constraints = [models.UniqueConstraint(fields=["network", "name"], name="facilitator_once_a_network")]
        indexes = [models.Index(fields=["network", "active"], name="facilitator_active")]

    def __str__(self) -> str:
        return self.name
