"""What stands in the way of a session: pure functions from bookings and days to sentences.

A clash names the field that it stands beside and says who, when and which session. Nothing here asks the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.calendar.public_holidays import holiday_name, is_weekend
from core.i18n.dates import day_in_words
from schools.clashes.booking import Booking, overlap, utc
from schools.clashes.period import period_in_words
from schools.clashes.travel import travel_time
from schools.registry.class_labels import normalized

SCHOOL_DAY = timedelta(hours=6)
OPENS, CLOSES = time(7), time(20)


@dataclass(frozen=True)
class Clash:
    field: str
    sentence: str


class Clashing(Exception):
    """The session cannot be as asked; `clashes` say why."""

    def __init__(self, clashes: list[Clash]) -> None:
        self.clashes = clashes
        super().__init__(" ".join(clash.sentence for clash in clashes))


def find(wanted: Booking, others: Iterable[Booking], days_off: dict[date, str]) -> list[Clash]:
    """All that stands in the way. Other sessions count only where the time itself makes sense."""
    wrong = time_clashes(wanted)
    if wrong:
        return wrong
    first = timezone.localtime(wanted.start).date()
    everything = list(others)
    met = [other for other in everything if overlap(wanted, other)]
    near = [other for other in everything if not overlap(wanted, other)]
    people = facilitator_clashes(wanted, met) + travel_clashes(wanted, near)
    return day_clashes(first, days_off) + class_clashes(wanted, met) + people


def time_clashes(wanted: Booking) -> list[Clash]:
    """The end before the start, the next day or too late; hours in which no school is open."""
    if utc(wanted.end) <= utc(wanted.start):
        return [Clash("end", _("The session ends before it starts. Check the two times."))]
    if timezone.localtime(wanted.start).date() != timezone.localtime(wanted.end).date():
        return [Clash("end", _("The session runs past midnight. It must end on the day it starts."))]
    if utc(wanted.end) - utc(wanted.start) > SCHOOL_DAY:
        hours = SCHOOL_DAY // timedelta(hours=1)
        return [Clash("end", _("The session is longer than a school day (%(hours)s hours).") % {"hours": hours})]
    return hour_clashes(wanted)


def hour_clashes(wanted: Booking) -> list[Clash]:
    start, end = (timezone.localtime(moment).time() for moment in (wanted.start, wanted.end))
    values = {"opens": f"{OPENS:%H:%M}", "closes": f"{CLOSES:%H:%M}"}
    sentence = _("Sessions are held between %(opens)s and %(closes)s. Check this time.") % values
    outside = [("start", start < OPENS), ("end", end > CLOSES)]
    return [Clash(field, sentence) for field, wrong in outside if wrong]


def day_clashes(day: date, days_off: dict[date, str]) -> list[Clash]:
    """A holiday, an extra day off or a weekend. A holiday on a weekend is named, being the better reason."""
    name = holiday_name(day) or days_off.get(day)
    values = {"day": day_in_words(day), "name": name}
    if name:
        return [Clash("day", _("There is no school on %(day)s: %(name)s.") % values)]
    if is_weekend(day):
        return [Clash("day", _("There is no school on %(day)s: it is a weekend.") % values)]
    return []


def class_clashes(wanted: Booking, met: Iterable[Booking]) -> list[Clash]:
    label = normalized(wanted.class_label)
    same = [other for other in met if other.school == wanted.school and normalized(other.class_label) == label]
    sentence = _("Class %(class)s of %(school)s already has a session: %(when)s, with %(who)s.")
    return [
        Clash("class_label", sentence % (values_of(other) | {"who": ", ".join(map(str, other.facilitators))}))
        for other in same
    ]


def facilitator_clashes(wanted: Booking, met: Iterable[Booking]) -> list[Clash]:
    """One sentence for each facilitator and each session that takes them."""
    sentence = _("%(who)s is already busy: %(when)s, %(school)s, class %(class)s.")
    return [
        Clash("facilitators", sentence % (values_of(other) | {"who": who}))
        for other in met
        for who in wanted.facilitators
        if who in other.facilitators
    ]


def travel_clashes(wanted: Booking, near: Iterable[Booking]) -> list[Clash]:
    """One sentence for each facilitator who could not be there in time from, or for, a school in another place."""
    sentence = _(
        "%(who)s has a session in %(place)s: %(when)s, %(school)s. "
        "The way takes about %(minutes)s minutes, and there are %(gap)s."
    )
    return [
        Clash("facilitators", sentence % (values_of(other) | way_between(wanted, other) | {"who": who}))
        for other in near
        if gap_between(wanted, other) < travel_time(wanted.place, other.place)
        for who in wanted.facilitators
        if who in other.facilitators
    ]


def gap_between(one: Booking, other: Booking) -> timedelta:
    """The time from the end of the earlier to the start of the later."""
    return max(utc(one.start) - utc(other.end), utc(other.start) - utc(one.end))


def way_between(one: Booking, other: Booking) -> dict[str, Any]:
    minute = timedelta(minutes=1)
    way = travel_time(one.place, other.place) // minute
    return {"place": other.place.name if other.place else "", "minutes": way, "gap": gap_between(one, other) // minute}


def values_of(booking: Booking) -> dict[str, str]:
    when = period_in_words(booking.start, booking.end)
    return {"class": booking.class_label, "school": str(booking.school), "when": when}
