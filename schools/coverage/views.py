"""What everybody may see: how many sessions, in which municipality, on which day."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language

from core.access import public
from core.http import cacheable
from core.models import Municipality
from schools.coverage import queries, region_map


@public
def map_of_regions(request) -> HttpResponse:
    regions = list(queries.regions_with_figures(timezone.now()))
    context = {
        "regions": regions,
        "svg": region_map.draw(regions),
        "legend": region_map.legend(),
        "weeks": queries.WEEKS_AHEAD,
    }
    return cacheable(render(request, "schools/coverage/map.html", context | queries.reached_in_the_country(regions)))


@public
def region(request, slug) -> HttpResponse:
    found = get_object_or_404(queries.regions_with_figures(timezone.now()), slug=slug)
    places = by_municipality(queries.planned_by_day(timezone.now(), school__municipality__region=found))
    named = {place["name"] for place in places}
    context = {
        "region": found,
        "places": places,
        "without": [place for place in Municipality.objects.filter(region=found) if place.name not in named],
        "weeks": queries.WEEKS_AHEAD,
    }
    return cacheable(render(request, "schools/coverage/region.html", context))


def by_municipality(rows) -> list[dict]:
    """The rows of `planned_by_day` under each municipality's name: day, topic in the page's language, count."""
    topic = "topic__name_en" if get_language() == "en" else "topic__name_sq"
    found: dict[str, list] = {}
    for row in rows:
        shown = {"day": row["day"], "topic": row[topic], "count": row["count"]}
        found.setdefault(row["school__municipality__name"], []).append(shown)
    return [{"name": name, "rows": found[name]} for name in sorted(found)]
