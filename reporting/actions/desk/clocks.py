"""What the desk owes next, and by when: a first look, then a notice or a referral. Working time, but not in danger."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from core import audit
from reporting import calendar
from reporting.actions import facts
from reporting.actions.desk.lock import locked
from reporting.facts import Clock
from reporting.models import Report

FIRST_LOOK_HOURS, DANGER_HOURS, ACTION_HOURS = 24, 2, 24
FIELDS = ["due_at", "due_for", "escalated_at"]


def due(clock: str, start: dt.datetime, *, danger: bool) -> dt.datetime | None:
    """When `clock` runs out; None for no clock."""
    if not clock:
        return None
    hours = {Clock.FIRST_LOOK: DANGER_HOURS if danger else FIRST_LOOK_HOURS, Clock.ACTION: ACTION_HOURS}[Clock(clock)]
    return calendar.due_at(start, hours, pauses=not danger)


def start(report: Report, clock: str) -> None:
    """Set the report's clock, not saved yet (FIELDS). An overdue one that was told to the supervisors begins anew."""
    report.due_at = due(clock, timezone.now(), danger=report.danger)
    report.due_for, report.escalated_at = clock, None


def stop(report: Report) -> None:
    start(report, Clock.NONE)


@transaction.atomic
def first_look_done(report: Report, *, by) -> None:
    """Whoever has the report has opened it: the first look is done."""
    report = locked(report)
    if report.due_for == Clock.FIRST_LOOK and report.analyst_id == by.pk:
        stop(report)
        facts.looked(report)
        report.arrived_at = None
        report.save(update_fields=[*FIELDS, "arrived_at"])


@transaction.atomic
def acted(report: Report, *, by, step: str) -> Report:
    """A notice (`notify`) or a referral (`refer`) goes out: nothing more is owed within hours. Raises WrongStep."""
    report = locked(report)
    report.move(step)
    stop(report)
    report.save(update_fields=["state", *FIELDS])
    audit.record("report.acted", report, by=by, step=step)
    return report


@transaction.atomic
def follow_up(report: Report, *, by, day: dt.date | None) -> Report:
    """Look at it again on `day`; None takes the reminder away."""
    report = locked(report)
    report.move("follow_up")
    report.follow_up_at = day and calendar.opening(day)
    report.save(update_fields=["follow_up_at"])
    audit.record("report.follow_up", report, by=by, day=day)
    return report


@transaction.atomic
def escalated(report: Report, now: dt.datetime) -> bool:
    """Note that the supervisors are told that this is overdue; False where they were told before."""
    told = Report.objects.overdue(now).filter(pk=report.pk, escalated_at=None).update(escalated_at=now)
    if told:
        audit.record("report.escalated", report, due_for=report.due_for)
    return bool(told)
