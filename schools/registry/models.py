"""Schools, as institutions."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from schools.coordinators import rules


class SchoolQuerySet(models.QuerySet["School"]):
    def in_region(self, region_id: int | None) -> Self:
        return self.filter(municipality__region_id=region_id)

    def visible_to(self, user: User) -> Self:
        """All of the coordinator's own region; none for everybody else."""
        return self.in_region(user.region_id) if rules.is_coordinator(user) else self.none()


class School(models.Model):
    """A school. Which school a session is in stands on no public page."""

    class Level(models.TextChoices):
        NINE_YEAR = "nine-year", _("nine-year school")
        SECONDARY = "secondary", _("upper secondary school")
        VOCATIONAL = "vocational", _("vocational school")

    municipality = models.ForeignKey(
        "core.Municipality", models.PROTECT, related_name="schools", verbose_name=_("municipality")
    )
    name = models.CharField(_("name"), max_length=120)
    level = models.CharField(_("level"), max_length=12, choices=Level)
    public = models.BooleanField(_("public school"), default=True)

    objects = SchoolQuerySet.as_manager()

    class Meta:
        ordering = ["municipality__name", "name"]
        verbose_name = _("school")
        verbose_name_plural = _("schools")
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="school_once_a_municipality")]

    def __str__(self) -> str:
        return self.name
