"""The map of sessions as a tile for other apps' pages."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import tiles
from schools.coverage import queries, region_map


def register() -> None:
    tiles.register("schools.map", gettext_lazy("Map of the sessions in schools"), "schools/coverage/tile.html", context)


def context(page_context: dict) -> dict:
    """One query: the share of municipalities reached this school year, the map and its table."""
    regions = list(queries.regions_with_figures(timezone.now()))
    return {
        "svg": region_map.draw(regions),
        "legend": region_map.legend(),
        "rows": rows(regions),
        "columns": columns(),
        "url": reverse("schools:map"),
    } | queries.reached_in_the_country(regions)


def columns() -> list[str]:
    return [_("Region"), _("Planned"), _("Held"), _("Municipalities")]


def rows(regions: Iterable[Any]) -> list[list]:
    return [
        [region.name, region.planned, region.held, _("%(reached)s of %(total)s") % vars(region)] for region in regions
    ]
