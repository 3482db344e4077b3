"""Makes what a test of sessions needs. Nothing is random; names are counted."""

from datetime import datetime, timedelta
from itertools import count

from django.utils import timezone

from core.calendar.public_holidays import holiday_name, is_weekend
from core.models import Municipality, Region
from schools.models import Facilitator, School, Session, SessionTopic, YouthNetwork

NUMBER = count(1)


def region(slug="e-re", municipalities=1) -> Region:
    """A region that is added as data alone: the program ships with no outline, no network and no texts for it."""
    number = Region.objects.count() + 1
    names = {"code": f"AL-{number}", "slug": slug, "name_sq": "E re", "name_en": "New"}
    added = Region.objects.create(**names, population=1_000)
    for one in range(municipalities):
        place = {"slug": f"{slug}-{one}", "name": f"Bashkia {one}", "seat": f"Bashkia {one}"}
        Municipality.objects.create(region=added, **place, lat=41.0, lon=20.0)
    return added


def network(region="shkoder") -> YouthNetwork:
    place = Region.objects.get(slug=region)
    return YouthNetwork.objects.get_or_create(region=place, defaults={"name": f"Rrjeti {place.name_sq}"})[0]


def facilitator(region="shkoder", **given) -> Facilitator:
    return Facilitator.objects.create(**{"network": network(region), "name": f"Lehtësues {next(NUMBER)}"} | given)


def school(municipality="shkoder", **given) -> School:
    place = Municipality.objects.get(slug=municipality)
    defaults = {"municipality": place, "name": f"Shkolla {next(NUMBER)}", "level": School.Level.NINE_YEAR}
    return School.objects.create(**defaults | given)


def topic(slug="siguria") -> SessionTopic:
    return SessionTopic.objects.get_or_create(slug=slug, defaults={"name_sq": "Siguria", "name_en": "Safety"})[0]


def session(start=None, facilitators=None, **given) -> Session:
    """A planned session of 45 minutes, on the next school day at ten unless told otherwise."""
    start = start or at(10)
    region = given["school"].municipality.region.slug if "school" in given else "shkoder"
    defaults = {"class_label": "9B", "topic": topic(), "start": start, "end": start + timedelta(minutes=45)}
    defaults |= {} if "school" in given else {"school": school()}
    made = Session.objects.create(**defaults | given)
    made.facilitators.set([facilitator(region)] if facilitators is None else facilitators)
    return made


def school_day(after=1):
    """A plain working day, at least `after` days from today, on which no holiday falls."""
    day = timezone.localdate() + timedelta(days=after)
    while is_weekend(day) or holiday_name(day):
        day += timedelta(days=1)
    return day


def at(hour, minute=0, day=None) -> datetime:
    return timezone.make_aware(
        datetime.combine(day or school_day(), datetime.min.time().replace(hour=hour, minute=minute))
    )
