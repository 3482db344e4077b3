"""Reads that cross models: the queue's tabs and counts, names in the reader's language, who holds the vault's key."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import get_language

from accounts.models import User
from core.models import AuditEntry
from reporting.lanes import TABS, tab
from reporting.models import Category, Report, Rubric, Vault, VaultKey
from reporting.rules import DESK

COUNTED = 500  # beyond this a tab says "500+": counting all reports would cost more, the more there are


def counts(user, tabs=TABS) -> dict[str, str]:
    """How many reports are in each tab, never counting further than COUNTED. One query for each."""
    visible = Report.objects.visible_to(user)
    return {name: shown(tab(name, user, visible).order_by()[: COUNTED + 1].count()) for name in tabs}


def shown(count: int) -> str:
    return f"{COUNTED}+" if count > COUNTED else str(count)


def colleagues(report: Report):
    """Who could have this report: on the desk, with the key of its rubric, and not stepped back from it."""
    holders = Vault.objects.active().of_rubrics().filter(scope=report.scope).values("copies__holder__user")
    people = User.objects.filter(pk__in=holders, is_active=True, groups__name__in=DESK)
    away = report.recusals.values("user")
    return people.exclude(pk__in=away).exclude(pk=report.analyst_id).distinct().order_by("username")


def trail(report: Report):
    """What was done with a report, the newest first."""
    return AuditEntry.objects.filter(subject_type="reporting.report", subject_id=str(report.pk)).order_by("-at", "-id")


class Names:
    """Rows that exist once per language: their names in one language, and their twins in the others. One query."""

    def __init__(self, model, language: str | None = None):
        self.language = (language or get_language() or settings.LANGUAGE_CODE)[:2]
        self.rows = {row.pk: row for row in model.objects.select_related("locale")}
        self.here = {row.translation_key: row for row in self.in_order(settings.LANGUAGE_CODE)} | {
            row.translation_key: row for row in self.in_order(self.language)
        }

    def in_order(self, language: str):
        return [row for row in self.rows.values() if row.locale.language_code == language]

    def twin(self, pk):
        """The row in the reader's language that says what row `pk` says; None for None."""
        row = self.rows.get(pk)
        return self.here.get(row.translation_key, row) if row else None

    def twins(self, pk) -> list[int]:
        """Row `pk` in every language."""
        key = self.rows[pk].translation_key if pk in self.rows else None
        return [row.pk for row in self.rows.values() if row.translation_key == key]

    def all(self):
        """Every row once, in the reader's language where there is one."""
        return list(self.here.values())


@dataclass
class Taxonomy:
    """Rubrics and their categories as the reader calls them. Two queries."""

    rubrics: Names
    categories: Names

    @classmethod
    def load(cls, language: str | None = None) -> "Taxonomy":
        return cls(Names(Rubric, language), Names(Category, language))

    def of_rubric(self, rubric: Rubric) -> list[Category]:
        twins = self.rubrics.twins(rubric.pk)
        return [category for category in self.categories.all() if category.rubric_id in twins]

    def name(self, report: Report) -> Report:
        """Give `report` the names of its rubric and category in the reader's language."""
        report.rubric_name = self.rubrics.twin(report.rubric_id) or ""
        report.category_name = self.categories.twin(report.category_id) or ""
        return report


def desk_people():
    """Everybody on the desk with their key, if they have one, and the vaults it opens. Two queries."""
    opened = Prefetch("keyholder__vault_keys", VaultKey.objects.filter(vault__active=True), to_attr="opened")
    people = User.objects.filter(is_active=True, groups__name__in=DESK).distinct()
    return people.select_related("keyholder").prefetch_related(opened).order_by("username")


def vaults_of(holder):
    """The vaults that `holder` opens."""
    return Vault.objects.filter(copies__holder=holder)
