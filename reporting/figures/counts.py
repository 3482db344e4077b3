"""Counting in the statistics store. The database groups: what comes back grows with the groups, not the reports."""

import datetime as dt

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from core.figures.registry import Period
from reporting.cases.models.report import Report
from reporting.enums import Outcome
from reporting.figures.models import StatisticsFact
from reporting.rubrics.queries import gravest
from reporting.vault.models import Vault

REMOVAL = (Outcome.REMOVED, Outcome.REMOVAL_ASKED)
SPEEDS = ("3", "7", "later")  # gone within 3 days, within 4 to 7, later or not yet


def facts(period: Period) -> QuerySet[StatisticsFact]:
    """What came in a period. Spam is no report."""
    return StatisticsFact.objects.filter(month__range=(period.start, period.end)).exclude(outcome=Outcome.SPAM)


def visible_to(user: User, since: dt.date) -> QuerySet[StatisticsFact]:
    """Facts of the rubrics whose key `user` holds, as in their queue; what nobody has sorted is the gravest's."""
    scopes = set(Vault.objects.of_rubrics().opened_by(user).values_list("scope", flat=True))
    rubrics = scopes | ({""} if gravest() in scopes else set())
    return StatisticsFact.objects.filter(rubric__in=rubrics, month__gte=since).exclude(outcome=Outcome.SPAM)


def by(rows: QuerySet[StatisticsFact], *fields: str) -> dict:
    """How many there are of each value of a field, or of each combination of several."""
    found = rows.order_by().values_list(*fields).annotate(count=Count("*"))
    return {tuple(values) if len(fields) > 1 else values[0]: count for *values, count in found}


def percentile(counts: dict[int, int], share: float) -> int | None:
    """The least value that `share` of them do not exceed, from how often each value occurs; None for nothing."""
    total = sum(counts.values())
    passed = 0
    for value, count in sorted(counts.items()):
        passed += count
        if passed >= share * total:
            return value
    return None


def clock(rows: QuerySet[StatisticsFact], name: str) -> dict[int, int]:
    """How often each duration occurs."""
    return by(rows.exclude(**{name: None}), name)


def in_time(rows: QuerySet[StatisticsFact], name: str) -> dict[tuple[bool, bool], int]:
    """How often a clock was kept: by danger now, and whether it was."""
    return by(rows.exclude(**{name: None}), "danger", name)


def removals(rows: QuerySet[StatisticsFact]) -> dict[tuple[str, str], int]:
    """Cases in which content was to go, by hosting country and by how fast it went."""
    asked = rows.filter(Q(removal_days__isnull=False) | Q(outcome__in=REMOVAL))
    counts: dict[tuple[str, str], int] = {}
    for (country, days), count in by(asked, "host_country", "removal_days").items():
        key = (country, speed(days))
        counts[key] = counts.get(key, 0) + count
    return counts


def speed(days: int | None) -> str:
    if days is None or days > 7:
        return "later"
    return "3" if days <= 3 else "7"


def pairs(rows: QuerySet[StatisticsFact]) -> dict[tuple[str, str], int]:
    """How often each pair of first and second verdict occurs."""
    return by(rows.exclude(second_verdict=""), "first_verdict", "second_verdict")


def under_way(user: User) -> int:
    return Report.objects.visible_to(user).undone().count()
