"""The map of the 12 regions, drawn on the server from core/counties.svg (Natural Earth, public domain)."""

import re
from functools import lru_cache
from pathlib import Path

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

import core

SOURCE = Path(core.__file__).parent / "places" / "counties.svg"
SHAPE = re.compile(r'<path id="(?P<code>AL-\d\d)"[^>]* d="(?P<d>[^"]+)"')
TOP_LEVEL = 5


@lru_cache(maxsize=1)
def shapes() -> dict[str, str]:
    """The outline of each region, by its ISO code."""
    return {match["code"]: match["d"] for match in SHAPE.finditer(SOURCE.read_text())}


def level(region) -> int:
    """The step of colour, 0 to 5, for the share of municipalities that sessions reach."""
    return -(-region.reached * TOP_LEVEL // region.total) if region.total else 0


def draw(regions) -> str:
    """The SVG: each region a link whose name says its figures."""
    places = [
        {
            "d": shapes()[region.code],
            "level": level(region),
            "url": reverse("schools:region", args=[region.slug]),
            "name": _("%(region)s: sessions in %(reached)s of %(total)s municipalities")
            % {"region": region.name, "reached": region.reached, "total": region.total},
        }
        for region in regions
    ]
    return render_to_string("schools/map_svg.html", {"places": places})


def legend() -> list[dict]:
    """What some of the steps of colour mean."""
    steps = ((0, _("none yet")), (1, _("up to a fifth")), (3, _("about half")), (TOP_LEVEL, _("all or nearly all")))
    return [{"level": number, "label": label} for number, label in steps]
