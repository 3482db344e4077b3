"""What the desk owes next, and by when: a first look, a first action, then a notice or a referral.

Working time; in danger the clocks never pause, and the first action is owed from the arrival on, not from the look.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from reporting.cases import working_time
from reporting.cases.models.report import Report
from reporting.enums import Clock, Verdict

HOURS = {Clock.FIRST_LOOK: 24, Clock.FIRST_ACTION: 24, Clock.ACTION: 24}
HOURS_IN_DANGER = {Clock.FIRST_LOOK: 2, Clock.FIRST_ACTION: 4, Clock.ACTION: 4}
IN_DANGER = dt.timedelta(hours=HOURS_IN_DANGER[Clock.FIRST_ACTION])  # never pauses: hours are hours
FIELDS = ["due_at", "due_for", "escalated_at"]


def due(clock: str, begun: dt.datetime, *, danger: bool) -> dt.datetime | None:
    """When `clock` runs out; None for no clock. In danger it never pauses."""
    if not clock:
        return None
    hours = (HOURS_IN_DANGER if danger else HOURS)[Clock(clock)]
    return working_time.due_at(begun, hours, pauses=not danger)


@dataclass(frozen=True)
class Running:
    """A clock as pages show it."""

    clock: Clock
    due_at: dt.datetime

    @property
    def overdue(self) -> bool:
        return self.due_at < timezone.now()


def running(report: Report) -> list[Running]:
    """The clocks that run, the sooner first: in danger that of the first action runs from the arrival on."""
    if report.due_at is None:
        return []
    found = [Running(Clock(report.due_for), report.due_at)]
    if report.danger and report.due_for == Clock.FIRST_LOOK and report.arrived_at:
        found.append(Running(Clock.FIRST_ACTION, report.arrived_at + IN_DANGER))
    return found


def start(report: Report, clock: str, begun: dt.datetime | None = None) -> None:
    """Set the report's clock, not saved yet (FIELDS). An overdue one that was told to the supervisors begins anew."""
    report.due_at = due(clock, begun or timezone.now(), danger=report.danger)
    report.due_for, report.escalated_at = clock, None


def after_first_look(report: Report) -> None:
    """Somebody has looked: the hour of the arrival is erased. In danger the first action counts from it."""
    start(report, Clock.FIRST_ACTION, report.arrived_at if report.danger else None)
    report.arrived_at = None


def after_verdict(report: Report, verdict: str) -> None:
    """What is illegal owes an action. A verdict is no action for a child in danger who has heard nothing yet."""
    if not (report.danger and report.due_for == Clock.FIRST_ACTION):
        start(report, owed_by(verdict))


def after_answer(report: Report) -> None:
    """The reporter has been answered: that is the first action, but it takes nothing illegal down."""
    if report.due_for == Clock.FIRST_ACTION:
        start(report, owed_by(report.verdict))


def owed_by(verdict: str) -> Clock:
    return Clock.ACTION if verdict == Verdict.ILLEGAL else Clock.NONE


def stop(report: Report) -> None:
    start(report, Clock.NONE)
