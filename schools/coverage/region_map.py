"""The map of the regions, drawn on the server from their outlines (Natural Earth, public domain)."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from core import places

SOURCE = Path(places.__file__).with_name("counties.svg")
SHAPE = re.compile(r'<path id="(?P<code>AL-\d\d)"[^>]* d="(?P<d>[^"]+)"')
TOP_LEVEL = 5


@lru_cache(maxsize=1)
def outlines() -> dict[str, str]:
    """The outline of each region that has one, by its ISO code."""
    return {match["code"]: match["d"] for match in SHAPE.finditer(SOURCE.read_text())}


def level(region: Any) -> int:
    """The step of colour, 0 to 5, for the share of municipalities that sessions reach."""
    return -(-region.reached * TOP_LEVEL // region.total) if region.total else 0


def draw(regions: Iterable[Any]) -> str:
    """The SVG: each region a link whose name says its figures. One without an outline is a link below it."""
    shapes = outlines()
    context = {
        "drawn": [entry(region) | {"outline": shapes[region.code]} for region in regions if region.code in shapes],
        "undrawn": [entry(region) for region in regions if region.code not in shapes],
    }
    return render_to_string("schools/coverage/drawing.html", context)


def entry(region: Any) -> dict:
    """What the map says of a region, drawn or not."""
    name = _("%(region)s: sessions in %(reached)s of %(total)s municipalities")
    return {
        "level": level(region),
        "url": reverse("schools:region", args=[region.slug]),
        "name": name % {"region": region.name, "reached": region.reached, "total": region.total},
    }


def legend() -> list[dict]:
    """What some of the steps of colour mean."""
    steps = ((0, _("none yet")), (1, _("up to a fifth")), (3, _("about half")), (TOP_LEVEL, _("all or nearly all")))
    return [{"level": number, "label": label} for number, label in steps]
