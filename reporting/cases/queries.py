"""Reads that cross models: who could have a case, and what was done with it."""

import re
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from core.models import AuditEntry
from reporting.cases.models.report import Report
from reporting.rubrics.queries import about_child_abuse
from reporting.vault.queries import holders_of

DIGITS = re.compile(r"[0-9a-f]{8,32}")  # of a report's number; eight are its short name


def colleagues(report: Report) -> QuerySet[User]:
    """Who could have this report: on the desk, with the key of its rubric, and not stepped back from it."""
    people = holders_of(report.scope).exclude(pk__in=report.recusals.values("user"))
    others = people.exclude(pk=report.analyst_id) if report.analyst_id else people
    return others.order_by("username")


def by_reference(reports: QuerySet[Report], typed: str) -> Report | None:
    """The one of `reports` whose short name, or whole number, was typed; None where it is none, or not one alone."""
    digits = typed.strip().replace("-", "").lower()
    if not DIGITS.fullmatch(digits):
        return None
    first, last = (UUID(digits.ljust(32, filler)) for filler in "0f")  # a range: the index answers it
    found = list(reports.filter(pk__gte=first, pk__lte=last)[:2])
    return found[0] if len(found) == 1 else None


def is_about_child_abuse(report: Report) -> bool:
    """What nobody has sorted is treated as the gravest: it lies in that rubric's vault."""
    return report.rubric_id is None or report.scope in about_child_abuse()


def trail(report: Report) -> QuerySet[AuditEntry]:
    """What was done with a report, the newest first."""
    return AuditEntry.objects.filter(subject_type="reporting.report", subject_id=str(report.pk)).order_by("-at", "-id")
