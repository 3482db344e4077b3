"""The second look: a colleague who has not seen the first verdict; where the two differ, a supervisor settles it."""

from django.db import transaction

from accounts.models import User
from core import audit
from core.rows import locked
from core.states import WrongStep
from reporting.assessment.actions.verdicts import Round, keep
from reporting.assessment.rules import may_look_second, may_settle
from reporting.cases import clocks
from reporting.cases.models.report import Report
from reporting.cases.rules import NotAllowed
from reporting.enums import ReviewReason
from reporting.verbs import Verb


@transaction.atomic
def ask_second(report: Report, *, by: User, because: str = ReviewReason.ASKED) -> Report:
    """Let a colleague look too, before blocking is asked for or because one is not sure. Raises WrongStep."""
    report = locked(report)
    first = report.assessments.of_round(Round.FIRST).first()
    if first is None:
        raise WrongStep("a second look is not possible before the first")
    report.move("send_to_second")
    report.assessments.standing().exclude(round=Round.FIRST).update(superseded=True)
    first.second_because = because
    first.save(update_fields=["second_because"])
    report.save(update_fields=["state"])
    audit.record(Verb.REPORT_SENT_TO_SECOND, report, by=by, because=because)
    return report


@transaction.atomic
def second_look(report: Report, *, by: User, verdict: str, terms: dict | None = None) -> Report:
    """The second verdict: the same settles it, another one goes to a supervisor.

    Raises WrongStep, and NotAllowed for whoever gave the first verdict, has seen it, or has the report.
    """
    report = locked(report)
    first = report.assessments.of_round(Round.FIRST).first()
    if first is None:
        raise WrongStep("a second look is not possible before the first")
    same = first.verdict == verdict
    report.move("agree" if same else "disagree")
    if not may_look_second(by, report, first):
        raise NotAllowed("this person knows the first verdict")
    keep(report, Round.SECOND, by=by, verdict=verdict, terms=terms)
    report.save(update_fields=["state"])
    audit.record(Verb.REPORT_SECOND_LOOK, report, by=by, verdict=verdict, agrees=same)
    return report


@transaction.atomic
def settle(report: Report, *, by: User, verdict: str, terms: dict | None = None) -> Report:
    """A supervisor who saw both verdicts, and gave neither, decides. Raises WrongStep, NotAllowed."""
    report = locked(report)
    report.move("settle")
    if not may_settle(by, report):
        raise NotAllowed("this person gave one of the two verdicts, or is no supervisor")
    keep(report, Round.DECISION, by=by, verdict=verdict, terms=terms)
    if verdict != report.verdict:
        clocks.after_verdict(report, verdict)
    report.verdict = verdict
    report.save(update_fields=["state", "verdict", *clocks.FIELDS])
    audit.record(Verb.REPORT_SETTLED, report, by=by, verdict=verdict)
    return report
