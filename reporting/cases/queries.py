"""Reads that cross models: who could have a case, and what was done with it."""

from django.db.models import QuerySet

from accounts.models import User
from core.models import AuditEntry
from reporting.cases.models.report import Report
from reporting.rubrics.queries import about_child_abuse
from reporting.vault.queries import holders_of


def colleagues(report: Report) -> QuerySet[User]:
    """Who could have this report: on the desk, with the key of its rubric, and not stepped back from it."""
    people = holders_of(report.scope).exclude(pk__in=report.recusals.values("user"))
    others = people.exclude(pk=report.analyst_id) if report.analyst_id else people
    return others.order_by("username")


def is_about_child_abuse(report: Report) -> bool:
    """What nobody has sorted is treated as the gravest: it lies in that rubric's vault."""
    return report.rubric_id is None or report.scope in about_child_abuse()


def trail(report: Report) -> QuerySet[AuditEntry]:
    """What was done with a report, the newest first."""
    return AuditEntry.objects.filter(subject_type="reporting.report", subject_id=str(report.pk)).order_by("-at", "-id")
