"""How long the way from a school of one municipality to one of another takes: an estimate on the safe side."""

from datetime import timedelta
from math import asin, ceil, cos, radians, sin, sqrt
from typing import Any, Protocol

EARTH = 6371.0  # km
DETOUR = 1.5  # a road in the mountains is that much longer than the line
SPEED = 45.0  # km/h
LEAST = 20  # minutes between two municipalities, however near
STEP = 5  # minutes; nobody plans to the minute
LONGEST = timedelta(hours=8)  # further than from one end of the country to the other


class Place(Protocol):
    """A municipality by its seat."""

    name: Any
    lat: Any
    lon: Any


def travel_time(here: Place | None, there: Place | None) -> timedelta:
    """None within a municipality, or where a place is not known."""
    if here is None or there is None or here == there:
        return timedelta(0)
    minutes = distance(here, there) * DETOUR / SPEED * 60
    return min(timedelta(minutes=max(LEAST, ceil(minutes / STEP) * STEP)), LONGEST)


def distance(here: Place, there: Place) -> float:
    """Kilometres as the crow flies."""
    lat, lon = radians(there.lat - here.lat), radians(there.lon - here.lon)
    half = sin(lat / 2) ** 2 + cos(radians(here.lat)) * cos(radians(there.lat)) * sin(lon / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))
