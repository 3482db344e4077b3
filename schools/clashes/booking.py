"""What a session takes: a class, some facilitators, and the time between two moments."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from schools.clashes.travel import Place


@dataclass(frozen=True)
class Booking:
    """A class and some facilitators, taken from start to end. School and facilitators are compared by equality."""

    start: datetime
    end: datetime
    school: Any
    class_label: str
    facilitators: tuple = ()
    place: Place | None = None  # where the school's municipality has its seat


def overlap(one: Booking, other: Booking) -> bool:
    """True when they share a moment; one may begin when the other ends.

    Compared in UTC: Python compares two times of one zone by the clock on the wall, wrong in the night of the change.
    """
    return utc(one.start) < utc(other.end) and utc(other.start) < utc(one.end)


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
