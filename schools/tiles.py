"""The map of sessions as a tile for other apps' pages."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import tiles
from schools import countymap, queries


def register() -> None:
    tiles.register("schools.map", gettext_lazy("Map of the sessions in schools"), "schools/tile.html", context)


def context(page_context: dict) -> dict:
    """One query: the share of municipalities reached this school year, the map and its table."""
    regions = list(queries.regions_with_figures(timezone.now()))
    return {
        "svg": countymap.draw(regions),
        "legend": countymap.legend(),
        "rows": rows(regions),
        "columns": columns(),
        "url": reverse("schools:map"),
    } | coverage(regions)


def coverage(regions) -> dict:
    """`reached` and `total` municipalities of the country, and their share as `figure`."""
    reached, total = sum(region.reached for region in regions), sum(region.total for region in regions)
    return {"reached": reached, "total": total, "figure": f"{round(100 * reached / total) if total else 0}%"}


def columns() -> list[str]:
    return [_("Region"), _("Planned"), _("Held"), _("Municipalities")]


def rows(regions) -> list[list]:
    return [
        [region.name, region.planned, region.held, _("%(reached)s of %(total)s") % vars(region)] for region in regions
    ]
