"""Reads that cross models: the queue's tabs and counts, names in the reader's language, who holds the vault's key."""

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from accounts.roles import DESK
from core.models import AuditEntry
from reporting.cases.models.report import Report
from reporting.vault.models import KeyHolder, Vault, VaultKey


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


def desk_people() -> QuerySet[User]:
    """Everybody on the desk with their key, if they have one, and the vaults it opens. Two queries."""
    opened = Prefetch("keyholder__vault_keys", VaultKey.objects.filter(vault__active=True), to_attr="opened")
    people = User.objects.filter(is_active=True, groups__name__in=DESK).distinct()
    return people.select_related("keyholder").prefetch_related(opened).order_by("username")


def vaults_of(holder: KeyHolder) -> QuerySet[Vault]:
    """The vaults that `holder` opens."""
    return Vault.objects.filter(copies__holder=holder)
