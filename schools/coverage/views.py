"""What everybody may see: how many sessions, in which municipality, on which day."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from core.access import public
from core.http import cacheable
from core.i18n.names import column
from core.models import Municipality
from schools.coverage import queries, region_map
from schools.sessions.models import SessionTopic


@public
def map_of_regions(request: HttpRequest) -> HttpResponse:
    regions = list(queries.regions_with_figures(timezone.now()))
    context = {
        "regions": regions,
        "svg": region_map.draw(regions),
        "legend": region_map.legend(),
        "weeks": queries.WEEKS_AHEAD,
    }
    return cacheable(render(request, "schools/coverage/map.html", context | queries.reached_in_the_country(regions)))


@public
def region(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(queries.regions_with_figures(timezone.now()), slug=slug)
    planned = by_municipality(queries.planned_by_day(timezone.now(), school__municipality__region=found))
    names = [municipality["name"] for municipality in planned]
    context = {
        "region": found,
        "planned": planned,
        "without": Municipality.objects.filter(region=found).exclude(name__in=names),
        "weeks": queries.WEEKS_AHEAD,
    }
    return cacheable(render(request, "schools/coverage/region.html", context))


def by_municipality(counts: Iterable[dict[str, Any]]) -> list[dict]:
    """What `planned_by_day` counts under each municipality's name: day, topic in the page's language, count."""
    topic = f"topic__{column(SessionTopic, 'name')}"
    found: dict[str, list] = {}
    for one in counts:
        shown = {"day": one["day"], "topic": one[topic], "count": one["count"]}
        found.setdefault(one["school__municipality__name"], []).append(shown)
    return [{"name": name, "days": found[name]} for name in sorted(found)]
