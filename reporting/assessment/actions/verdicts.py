"""What was found. Rows of earlier assessments are kept and marked as superseded."""

from typing import Any

from django.db import transaction

from accounts.models import User
from core import audit
from core.rows import locked
from reporting.assessment import prior_verdicts, second_review
from reporting.assessment.models import Assessment
from reporting.cases import clocks
from reporting.cases.actions import outcomes
from reporting.cases.actions.assignment import take
from reporting.cases.actions.closure import close
from reporting.cases.models.report import Report
from reporting.cases.rules import NotAllowed
from reporting.cases.states import State
from reporting.enums import Outcome
from reporting.rubrics.models import Category
from reporting.verbs import Verb

Round = Assessment.Round


@transaction.atomic
def assess(
    report: Report,
    *,
    by: User,
    verdict: str,
    terms: dict | None = None,
    category: Category | None = None,
    drawn: bool | None = None,
) -> Report:
    """Say what was found, in terms of the taxonomies; the category may be put right.

    Where the policy says so, a second analyst looks next. `drawn` is the draw by chance; None draws here.
    """
    report = locked(report)
    report.move("assess")
    because = second_review.second_because(report, verdict, drawn=second_review.draw() if drawn is None else drawn)
    supersede(report, verdict)
    keep(report, Round.FIRST, by=by, verdict=verdict, terms=terms, second_because=because)
    report.verdict, report.category = verdict, category or report.category
    clocks.after_verdict(report, verdict)
    if because:
        report.move("send_to_second")
    report.save(update_fields=["state", "verdict", "category", *clocks.FIELDS])
    audit.record(Verb.REPORT_ASSESSED, report, by=by, verdict=verdict)
    if because:
        audit.record(Verb.REPORT_SENT_TO_SECOND, report, by=by, because=because)
    return report


def supersede(report: Report, verdict: str) -> None:
    """An earlier first verdict gives way; what others said stands only while the verdict stays the same."""
    standing = report.assessments.standing()
    if verdict == report.verdict:
        standing = standing.filter(round=Round.FIRST)
    standing.update(superseded=True)


def keep(report: Report, round_: int, *, by: User, verdict: str, terms: dict | None = None, **more: Any) -> Assessment:
    return Assessment.objects.create(
        report=report, round=round_, analyst=by, verdict=verdict, terms=terms or {}, **more
    )


@transaction.atomic
def apply_prior_verdict(report: Report, *, by: User) -> Report:
    """Apply the verdict of an earlier report of the same links; nobody has to look. Raises NotAllowed, WrongStep.

    It ends as the earlier one ended where its own record shows that, else as the same as that one; where that is
    there again, or is still being handled, it goes on.
    """
    report = locked(report)
    seen = prior_verdicts.seen_before([report], by).get(report.pk)
    if seen is None or not prior_verdicts.may_be_applied(report, seen):
        raise NotAllowed("no prior verdict fits this report")
    if report.state == State.NEW:
        report = take(report, by=by)
    report.move("assess")
    supersede(report, seen.verdict)
    keep(report, Round.FIRST, by=by, verdict=seen.verdict, terms=seen.terms, from_prior_verdict=True)
    report.verdict, report.prior_report_id = seen.verdict, seen.report_id
    clocks.after_verdict(report, seen.verdict)
    report.save(update_fields=["state", "verdict", "prior_report", *clocks.FIELDS])
    audit.record(Verb.REPORT_PRIOR_VERDICT_APPLIED, report, by=by, verdict=seen.verdict)
    return ended_alike(report, by=by)


def ended_alike(report: Report, *, by: User) -> Report:
    """What was done about the earlier report was done there: no figure counts it twice."""
    earlier = report.prior_report
    ended = ((earlier and earlier.duplicate_of) or earlier).outcome if earlier else ""
    if not ended or ended == Outcome.REMOVED:
        return report
    shown = ended != Outcome.DUPLICATE and not outcomes.missing(outcomes.record_of(report), ended)
    return close(report, by=by, outcome=ended if shown else Outcome.DUPLICATE, duplicate_of=earlier)
