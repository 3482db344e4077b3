"""Invented schools and facilitators."""

from django.db.models import QuerySet

from accounts.models import User
from core.models import Municipality
from schools.models import Facilitator, School, YouthNetwork

FACILITATORS = 4  # a region
LEVELS = (
    (School.Level.NINE_YEAR, "Shkolla 9-vjeçare nr. 1 (demo)"),
    (School.Level.SECONDARY, "Gjimnazi nr. 2 (demo)"),
)


def networks() -> QuerySet[YouthNetwork]:
    return YouthNetwork.objects.select_related("region").order_by("region__code")


def make_schools() -> None:
    School.objects.bulk_create(
        School(municipality=place, level=level, name=name)
        for place in Municipality.objects.all()
        for level, name in LEVELS
    )


def make_facilitators() -> None:
    Facilitator.objects.bulk_create(
        Facilitator(network=network, name=f"Lehtësues {number} (demo)")
        for network in networks()
        for number in range(1, FACILITATORS + 1)
    )


def link_facilitator() -> None:
    """Give the demo's facilitator account its facilitator."""
    user = User.objects.filter(username="lehtesues", facilitator=None).exclude(region=None).first()
    if user:
        first = Facilitator.objects.filter(network__region=user.region_id, user=None).first()
        if first:
            Facilitator.objects.filter(pk=first.pk).update(user=user)
