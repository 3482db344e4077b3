"""How a case ends, and begins again."""

from collections.abc import Iterable
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core import audit
from core.rows import locked
from core.states import WrongStep
from reporting.cases import clocks, extensions
from reporting.cases.actions import outcomes
from reporting.cases.actions.messages import write
from reporting.cases.models.report import Report
from reporting.cases.states import State
from reporting.enums import Clock, Outcome
from reporting.verbs import Verb

ENDED = ["state", "outcome", "duplicate_of", "closed_on", "follow_up_at", *clocks.FIELDS]


class Answered(WrongStep):
    """The reporter has written since the page was shown."""


@transaction.atomic
def close(
    report: Report,
    *,
    by: User,
    outcome: str,
    text: str = "",
    seen: int | None = None,
    duplicate_of: Report | None = None,
) -> Report:
    """End the case, with a last message where there is `text`. Raises WrongStep before it was assessed, and Unproved.

    `seen` is how many messages of the reporter were on the page; raises Answered where there are more now.
    """
    report = locked(report)
    if seen is not None and report.messages.filter(from_reporter=True).count() > seen:
        raise Answered
    if not report.verdict:
        raise WrongStep("close is not possible before the report is assessed")
    if text:
        write(report, by=by, text=text)
        report = locked(report)
    report.duplicate_of = first_of(duplicate_of, report) if outcome == Outcome.DUPLICATE else None
    outcomes.demand(report, outcome)
    report.move("close")
    end(report, outcome)
    audit.record(Verb.REPORT_CLOSED, report, by=by, outcome=outcome, which=report.duplicate_reference)
    return report


def first_of(other: Report | None, report: Report) -> Report | None:
    """The report that stays; where `other` is a duplicate itself, the one that it repeats. Never `report` itself."""
    found = (other and other.duplicate_of) or other
    return None if found is None or found.pk == report.pk else found


def end(report: Report, outcome: str) -> None:
    report.outcome, report.closed_on, report.follow_up_at = outcome, timezone.localdate(), None
    clocks.stop(report)
    report.save(update_fields=ENDED)
    extensions.ended(report)


@transaction.atomic
def dismiss(reports: Iterable[Report], *, by: User) -> tuple[int, int]:
    """Close a group of spam by one decision, recorded for each. What is no longer new, or in danger now, stays.

    Returns how many were closed and how many stayed.
    """
    group, asked = uuid4().hex[:8], [report.pk for report in reports]
    spam = Report.objects.select_for_update().filter(pk__in=asked, state=State.NEW, danger=False).order_by("pk")
    closed = [dismiss_one(report, by=by, group=group) for report in spam]
    return len(closed), len(asked) - len(closed)


def dismiss_one(report: Report, *, by: User, group: str) -> Report:
    report.move("dismiss")
    extensions.first_look(report)
    report.arrived_at = None
    report.save(update_fields=["arrived_at"])
    end(report, Outcome.SPAM)
    audit.record(Verb.REPORT_DISMISSED, report, by=by, group=group)
    return report


@transaction.atomic
def reopen(report: Report, *, by: User) -> Report:
    """Take a closed case up again. Raises WrongStep where its content was destroyed."""
    report = locked(report)
    if report.shredded_on:
        raise WrongStep("reopen is not possible once the content was destroyed")
    report.move("reopen")
    report.outcome, report.duplicate_of, report.closed_on, report.analyst = "", None, None, by
    clocks.start(report, Clock.FIRST_ACTION)
    report.save(update_fields=["state", "outcome", "duplicate_of", "closed_on", "analyst", *clocks.FIELDS])
    audit.record(Verb.REPORT_REOPENED, report, by=by)
    return report
