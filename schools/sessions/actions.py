"""What coordinators do with sessions. Each action is one transaction and leaves its own entry in the audit trail.

Whoever plans or moves first locks the school and the facilitators, always in that order and facilitators by their
key: of two who ask for the same class or person at the same moment, the second waits, looks again and is refused. (On
SQLite the transaction itself is immediate, which makes the second wait from the start.)
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit
from core.calendar.models import ExtraDayOff
from core.rows import locked
from core.states import WrongStep
from schools.clashes import detection
from schools.clashes.booking import Booking
from schools.clashes.detection import Clash, Clashing
from schools.clashes.travel import LONGEST
from schools.facilitators.models import Facilitator
from schools.registry.class_labels import normalized
from schools.registry.models import School
from schools.sessions.models import Session, SessionTopic
from schools.sessions.states import TAKES_TIME, State
from schools.verbs import Verb


@dataclass(frozen=True)
class Plan:
    """A session as somebody wants it."""

    school: School
    class_label: str
    topic: SessionTopic
    facilitators: list[Facilitator]
    start: datetime
    end: datetime
    note: str = ""
    was_held: bool = False  # it lies in the past and took place

    def booking(self) -> Booking:
        return Booking(
            self.start, self.end, self.school, self.class_label, tuple(self.facilitators), self.school.municipality
        )

    def fields(self) -> dict:
        """Values of the session's own columns."""
        return {
            "school": self.school,
            "class_label": normalized(self.class_label),
            "topic": self.topic,
            "start": self.start,
            "end": self.end,
            "note": self.note,
        }


@transaction.atomic
def plan(wanted: Plan, *, by: User) -> Session:
    """Plan a session, or enter one that was held. Raises Clashing with every reason why it cannot be."""
    lock_rows(wanted)
    refuse_wrong_time(wanted, held=wanted.was_held)
    refuse_clashes(wanted)
    status = State.HELD if wanted.was_held else State.PLANNED
    session = Session.objects.create(**wanted.fields(), planned_by=by, status=status)
    session.facilitators.set(wanted.facilitators)
    audit.record(Verb.SESSION_PLANNED, session, by=by, start=wanted.start.isoformat())
    if wanted.was_held:
        audit.record(Verb.SESSION_HELD, session, by=by)
    return session


@transaction.atomic
def move(session: Session, wanted: Plan, *, by: User) -> Session:
    """Change a planned session or correct a held one. Raises Clashing, or WrongStep when it was cancelled."""
    session = locked(session)
    if session.status not in TAKES_TIME:
        raise WrongStep(session.status)
    lock_rows(wanted)
    if (wanted.start, wanted.end) != (session.start, session.end):
        refuse_wrong_time(wanted, held=session.status == State.HELD, begun=wanted.start == session.start)
    refuse_clashes(wanted, besides=session)
    changed = write(session, wanted)
    audit.record(Verb.SESSION_MOVED, session, by=by, changed=", ".join(changed))
    return session


@transaction.atomic
def cancel(session: Session, *, by: User, reason: str) -> None:
    """Call a planned session off, and say why: its class and facilitators are free again."""
    step(session, State.CANCELLED)
    session.cancel_reason = reason
    session.save(update_fields=["cancel_reason"])
    audit.record(Verb.SESSION_CANCELLED, session, by=by)


@transaction.atomic
def hold(session: Session, *, by: User) -> None:
    """Say that a session took place. Raises WrongStep before it has begun."""
    if session.start > timezone.now():
        raise WrongStep("not begun")
    step(session, State.HELD)
    audit.record(Verb.SESSION_HELD, session, by=by)


def lock_rows(wanted: Plan) -> None:
    """Hold the school and the facilitators until the transaction ends."""
    locked(wanted.school)
    keys = [facilitator.pk for facilitator in wanted.facilitators]
    list(Facilitator.objects.select_for_update().order_by("pk").filter(pk__in=keys))


def refuse_wrong_time(wanted: Plan, *, held: bool, begun: bool = False) -> None:
    """What was held lies in the past, what is planned ahead of us; one that has `begun` may still end later."""
    if held:
        refuse_future(wanted.end)
    elif not begun:
        refuse_past(wanted.start)
        refuse_far(wanted.start)


def refuse_past(start: datetime) -> None:
    if start < timezone.now():
        sentence = _("This time has already passed. Choose a later one, or say that the session was held.")
        raise Clashing([Clash("day", sentence)])


def refuse_future(end: datetime) -> None:
    if end > timezone.now():
        raise Clashing([Clash("day", _("A session that was held cannot lie ahead. Check the day and the hours."))])


def refuse_far(start: datetime) -> None:
    last = timezone.localdate().year + 1
    if timezone.localtime(start).year > last:
        sentence = _("This day is too far away: sessions are planned until the end of %(year)s.") % {"year": last}
        raise Clashing([Clash("day", sentence)])


def refuse_clashes(wanted: Plan, besides: Session | None = None) -> None:
    """Raise Clashing unless nothing stands in the way; `besides` is the session that is being moved."""
    region = wanted.school.municipality.region_id
    others = Session.objects.taking_time().in_region(region).between(wanted.start - LONGEST, wanted.end + LONGEST)
    others = others.exclude(pk=besides.pk) if besides else others
    day = timezone.localtime(wanted.start).date()
    days_off = ExtraDayOff.objects.filter(date=day).names()
    found = detection.find(wanted.booking(), [other.booking() for other in others.with_names()], days_off)
    if found:
        raise Clashing(found)


def write(session: Session, wanted: Plan) -> list[str]:
    """Give the session the wanted values; return the names of what changed."""
    before = {name: getattr(session, name) for name in wanted.fields()}
    people = set(session.facilitators.all())
    for name, value in wanted.fields().items():
        setattr(session, name, value)
    session.save()
    session.facilitators.set(wanted.facilitators)
    changed = [name for name, value in wanted.fields().items() if before[name] != value]
    return changed + ([] if people == set(wanted.facilitators) else ["facilitators"])


def step(session: Session, state: State) -> None:
    session.status = locked(session).status  # somebody may have been faster
    session.move_to(state)
