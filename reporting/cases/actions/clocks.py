"""The report's clocks, as the desk's steps set and stop them (reporting.cases.clocks)."""

import datetime as dt

from django.db import transaction

from accounts.models import User
from core import audit
from core.rows import locked
from reporting.cases import clocks, extensions, working_time
from reporting.cases.models.report import Report
from reporting.enums import Clock
from reporting.verbs import Verb


@transaction.atomic
def first_look_done(report: Report, *, by: User) -> None:
    """Whoever has the report has opened it: the first look is done."""
    report = locked(report)
    if report.due_for == Clock.FIRST_LOOK and report.analyst_id == by.pk:
        extensions.first_look(report)
        clocks.after_first_look(report)
        report.save(update_fields=[*clocks.FIELDS, "arrived_at"])


@transaction.atomic
def follow_up(report: Report, *, by: User, day: dt.date | None) -> Report:
    """Look at it again on `day`; None takes the reminder away."""
    report = locked(report)
    report.move("follow_up")
    report.follow_up_at = day and working_time.opening(day)
    report.save(update_fields=["follow_up_at"])
    audit.record(Verb.REPORT_FOLLOW_UP, report, by=by, day=day)
    return report


@transaction.atomic
def escalate(report: Report, now: dt.datetime) -> bool:
    """Note that the supervisors are told that this is overdue; False where they were told before, or it was done."""
    same = Report.objects.overdue(now).filter(pk=report.pk, escalated_at=report.escalated_at, due_for=report.due_for)
    if not same.update(escalated_at=now):
        return False
    clock = Clock(report.due_for) if report.escalated_at is None else Clock.FIRST_ACTION
    extensions.late(report, clock)
    audit.record(Verb.REPORT_ESCALATED, report, due_for=clock.value)
    return True
