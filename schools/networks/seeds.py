"""What the program ships with: a youth network in each region."""

from typing import Any


def load(Region: Any, YouthNetwork: Any) -> None:
    """Write the networks that are missing with the model classes given (a migration passes its own)."""
    for region in Region.objects.all():
        network_of(region, YouthNetwork)


def network_of(region: Any, YouthNetwork: Any) -> Any:
    """The network of a region, made where it is missing: a region that is added later brings none."""
    name = f"Rrjeti i të rinjve, qarku {region.name_sq}"
    return YouthNetwork.objects.get_or_create(region=region, defaults={"name": name})[0]
