"""Where one pair of eyes is not enough: which verdicts somebody else must reach too, without knowing the first."""

import secrets

from django.conf import settings

from reporting.assessment.models import Assessment
from reporting.cases.models.report import Report
from reporting.cases.queries import is_about_child_abuse
from reporting.enums import ReviewReason, Verdict

CLEARING = {Verdict.NOT_ILLEGAL}  # verdicts that let a report about child abuse go


def second_because(report: Report, verdict: str, *, drawn: bool) -> str:
    """Why `verdict` needs a second look; "" where it needs none."""
    if seen_by_two(report, verdict):
        return ""
    if verdict in CLEARING and is_about_child_abuse(report):
        return ReviewReason.CLEARED
    return ReviewReason.CHANCE if drawn else ""


def draw() -> bool:
    """By chance, so that nobody knows beforehand which verdict is looked at again."""
    return secrets.randbelow(100) < settings.SECOND_LOOK_PERCENT


def seen_by_two(report: Report, verdict: str) -> bool:
    """Two people, or a supervisor who saw both, stand behind this verdict."""
    rounds = (Assessment.Round.SECOND, Assessment.Round.DECISION)
    return (
        report.verdict == verdict and report.assessments.standing().filter(round__in=rounds, verdict=verdict).exists()
    )


def blocking_allowed(report: Report) -> bool:
    """A request to block is made only for what two people found illegal."""
    return seen_by_two(report, Verdict.ILLEGAL)
