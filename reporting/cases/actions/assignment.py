"""In whose hands a report is: taking, handing over, putting back, and stepping away from a conflict of interest."""

from django.db import transaction

from accounts.models import User
from core import audit
from core.rows import locked
from reporting.cases import clocks, extensions, queries
from reporting.cases.models.report import Recusal, Report
from reporting.cases.rules import NotAllowed
from reporting.cases.states import State
from reporting.enums import Clock
from reporting.verbs import Verb

HELD = ["state", "analyst", *clocks.FIELDS]


@transaction.atomic
def take(report: Report, *, by: User) -> Report:
    """Make the report `by`'s own; that is the first look. Raises WrongStep where somebody else was quicker."""
    report = locked(report)
    report.move("take")
    extensions.first_look(report)
    report.analyst = by
    clocks.after_first_look(report)
    report.save(update_fields=[*HELD, "arrived_at"])
    audit.record(Verb.REPORT_TAKEN, report, by=by)
    return report


@transaction.atomic
def hand_over(report: Report, *, by: User, to: User) -> Report:
    """Give the report to a colleague who can open it. A new one keeps its clock: nobody has looked yet.

    Raises WrongStep, and NotAllowed where `to` does not hold the key or has stepped back.
    """
    report = locked(report)
    if not queries.colleagues(report).filter(pk=to.pk).exists():
        raise NotAllowed("this person cannot open the report")
    report.move("hand_over")
    report.analyst = to
    report.save(update_fields=["state", "analyst"])
    audit.record(Verb.REPORT_HANDED_OVER, report, by=by, to=to.get_username())
    return report


@transaction.atomic
def release(report: Report, *, by: User) -> Report:
    """Put the report back among the new ones, with a new clock."""
    report = locked(report)
    report.move("release")
    report.analyst = None
    clocks.start(report, Clock.FIRST_LOOK)
    report.save(update_fields=HELD)
    audit.record(Verb.REPORT_RELEASED, report, by=by)
    return report


@transaction.atomic
def recuse(report: Report, *, by: User) -> None:
    """Step back for a conflict of interest: from now on the report does not exist for `by`.

    Raises NotAllowed where nobody else could open it.
    """
    report = locked(report)
    if not queries.colleagues(report).exclude(pk=by.pk).exists():
        raise NotAllowed("nobody else can open the report")
    Recusal.objects.get_or_create(report=report, user=by)
    audit.record(Verb.REPORT_RECUSED, report, by=by)
    if report.analyst_id == by.pk:
        leave(report, by=by)


def leave(report: Report, *, by: User) -> None:
    """Take the report out of `by`'s hands: back among the new ones, or, while it is weighed, into nobody's."""
    if report.state in (State.OPEN, State.WAITING):
        release(report, by=by)
    else:
        Report.objects.filter(pk=report.pk).update(analyst=None)
