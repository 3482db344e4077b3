"""Figures about sessions that may be public: by region, municipality, day and topic, never school, class or hour."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from core.models import Region
from schools.coverage.school_year import school_year
from schools.sessions.models import Session
from schools.sessions.states import State

WEEKS_AHEAD = 8
PUBLISHED = (
    "day",
    "school__municipality__region__slug",
    "school__municipality__slug",
    "school__municipality__name",
    "topic__slug",
    "topic__name_sq",
    "topic__name_en",
)


def horizon(now: datetime) -> datetime:
    return now + timedelta(weeks=WEEKS_AHEAD)


def regions_with_figures(now: datetime) -> QuerySet[Region]:
    """The regions, in one query, each with `planned` (coming weeks), `held`, `reached` and `total` (municipalities).

    `held` and `reached` count the school year; a municipality is reached when a session was held or is planned there.
    """
    first, last = school_year(timezone.localtime(now).date())
    path = "municipalities__schools__sessions"
    this_year = Q(**{f"{path}__start__date__gte": first, f"{path}__start__date__lte": last})
    coming = Q(**{f"{path}__status": State.PLANNED, f"{path}__end__gt": now, f"{path}__start__lt": horizon(now)})
    held = this_year & Q(**{f"{path}__status": State.HELD})
    reached = this_year & (held | Q(**{f"{path}__status": State.PLANNED, f"{path}__end__gt": now}))
    return Region.objects.annotate(
        planned=Count(path, filter=coming, distinct=True),
        held=Count(path, filter=held, distinct=True),
        reached=Count("municipalities", filter=reached, distinct=True),
        total=Count("municipalities", distinct=True),
    ).order_by("name_sq")


def reached_in_the_country(regions: Iterable[Any]) -> dict:
    """`reached` and `total` municipalities of the country, and their share as `figure`."""
    reached, total = sum(region.reached for region in regions), sum(region.total for region in regions)
    return {"reached": reached, "total": total, "figure": f"{round(100 * reached / total) if total else 0}%"}


def planned_by_day(now: datetime, **where: Any) -> QuerySet[Session, dict[str, Any]]:
    """Coming sessions counted by region, municipality, day and topic."""
    coming = Session.objects.upcoming(now).filter(start__lt=horizon(now), **where)
    # the stubs take `day` for the property of Session, but these are rows of plain values
    by_day = coming.annotate(day=TruncDate("start"))  # type: ignore[no-redef]
    counts = by_day.values(*PUBLISHED).annotate(count=Count("pk"))
    return counts.order_by("day", "school__municipality__name", "topic__slug")
