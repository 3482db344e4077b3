"""Reads that cross models: who could have a case, and what was done with it."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import DESK
from core.models import AuditEntry
from reporting.cases.models.report import Report
from reporting.vault.models import Vault


def colleagues(report: Report) -> QuerySet[User]:
    """Who could have this report: on the desk, with the key of its rubric, and not stepped back from it."""
    holders = Vault.objects.active().of_rubrics().filter(scope=report.scope).values("copies__holder__user")
    people = User.objects.filter(pk__in=holders, is_active=True, groups__name__in=DESK)
    away = report.recusals.values("user")
    others = people.exclude(pk=report.analyst_id) if report.analyst_id else people
    return others.exclude(pk__in=away).distinct().order_by("username")


def trail(report: Report) -> QuerySet[AuditEntry]:
    """What was done with a report, the newest first."""
    return AuditEntry.objects.filter(subject_type="reporting.report", subject_id=str(report.pk)).order_by("-at", "-id")
