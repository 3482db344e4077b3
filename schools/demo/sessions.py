"""Invented sessions; none clashes with another."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from core.models import Region
from schools.clashes.booking import Booking
from schools.clashes.detection import find
from schools.models import Facilitator, School, Session, SessionTopic, YouthNetwork
from schools.registry.class_labels import has_grade
from schools.sessions.states import State

WEEKS = range(-9, 7)
HOURS = (time(8, 30), time(9, 30), time(10, 30), time(11, 30), time(13, 30))
LESSON = timedelta(minutes=45)
Led = tuple[Session, tuple[Facilitator, ...]]  # with those who lead it
CLASSES = ("5A", "6B", "7A", "8B", "9A", "9B", "10A", "11C")


def make(network: YouthNetwork, chance: Random) -> int:
    """Sessions of one region: one to three a week, in some of its municipalities."""
    people, topics = list(network.facilitators.all()), list(SessionTopic.objects.all())
    schools = schools_reached(network.region, chance)
    wanted = [
        (session_on(day, chance, schools, topics), tuple(chance.sample(people, 2)))
        for week in WEEKS
        for day in days_of_week(week, chance)
    ]
    return save(without_clashes(wanted))


def schools_reached(region: Region, chance: Random) -> list[School]:
    """The schools of a random share of the municipalities, so that the map has more than one colour."""
    places = list(region.municipalities.all())
    chosen = chance.sample(places, chance.randint(2, len(places)))
    return list(School.objects.filter(municipality__in=chosen).select_related("municipality"))


def days_of_week(week: int, chance: Random) -> list[date]:
    monday = timezone.localdate() + timedelta(weeks=week, days=-timezone.localdate().weekday())
    return [monday + timedelta(days=weekday) for weekday in chance.sample(range(5), chance.randint(1, 3))]


def session_on(day: date, chance: Random, schools: list[School], topics: list[SessionTopic]) -> Session:
    start = timezone.make_aware(datetime.combine(day, chance.choice(HOURS)))
    school, topic = chance.choice(schools), chance.choice(topics)
    label = chance.choice([label for label in CLASSES if has_grade(school.level, label)])
    over = start + LESSON < timezone.now()
    status = chance.choices((State.HELD, State.CANCELLED), (9, 1))[0] if over else State.PLANNED
    return Session(school=school, class_label=label, topic=topic, start=start, end=start + LESSON, status=status)


def without_clashes(wanted: list[Led]) -> list[Led]:
    """Those that do not clash with a day off or an earlier one of the list."""
    kept: list[Led] = []
    bookings: list[Booking] = []
    for session, people in wanted:
        booking = Booking(
            session.start, session.end, session.school, session.class_label, people, session.school.municipality
        )
        if not is_winter_break(session.day) and not find(booking, bookings, {}):
            kept.append((session, people))
            bookings.append(booking)
    return kept


def is_winter_break(day: date) -> bool:
    """About when schools are closed; the order of the year says exactly."""
    return (day.month, day.day) >= (12, 22) or (day.month, day.day) <= (1, 5)


def save(pairs: list[Led]) -> int:
    Session.objects.bulk_create(session for session, _ in pairs)
    through = Session.facilitators.through
    through.objects.bulk_create(
        through(session_id=session.pk, facilitator_id=one.pk) for session, people in pairs for one in people
    )
    return len(pairs)
