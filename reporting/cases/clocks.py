"""What the desk owes next, and by when: a first look, then a notice or a referral. Working time, but not in danger."""

import datetime as dt

from django.utils import timezone

from reporting.cases import working_time
from reporting.cases.models.report import Report
from reporting.enums import Clock

FIRST_LOOK_HOURS, DANGER_HOURS, ACTION_HOURS = 24, 2, 24
FIELDS = ["due_at", "due_for", "escalated_at"]


def due(clock: str, begun: dt.datetime, *, danger: bool) -> dt.datetime | None:
    """When `clock` runs out; None for no clock. In danger it never pauses."""
    if not clock:
        return None
    hours = {Clock.FIRST_LOOK: DANGER_HOURS if danger else FIRST_LOOK_HOURS, Clock.ACTION: ACTION_HOURS}[Clock(clock)]
    return working_time.due_at(begun, hours, pauses=not danger)


def start(report: Report, clock: str) -> None:
    """Set the report's clock, not saved yet (FIELDS). An overdue one that was told to the supervisors begins anew."""
    report.due_at = due(clock, timezone.now(), danger=report.danger)
    report.due_for, report.escalated_at = clock, None


def stop(report: Report) -> None:
    start(report, Clock.NONE)
