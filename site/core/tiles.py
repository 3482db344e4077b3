"""Tiles: live pieces of one app that pages of another may show (the next edition, the map of sessions) by name.

An app registers its tiles in `apps.py: ready()`; a template says {% tile "campaigns.next_edition" %}, an editor picks
one in the `live` block. Nobody imports anybody.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.functional import Promise


@dataclass(frozen=True)
class Tile:
    name: str
    label: str | Promise
    template: str
    context: Callable[[dict], dict | None]


TILES: dict[str, Tile] = {}


def register(name: str, label: str | Promise, template: str, context: Callable[[dict], dict | None]) -> None:
    """Register a tile. `context` gets the page's context and returns the tile's, or None to show nothing."""
    TILES[name] = Tile(name, label, template, context)


def choices() -> list[tuple[str, str | Promise]]:
    return [(tile.name, tile.label) for tile in TILES.values()]


def render(name: str, context: dict) -> str:
    """The tile's HTML; empty where it is unknown (its app is not installed) or has nothing to show."""
    tile = TILES.get(name)
    own = tile.context(context) if tile else None
    if tile is None or own is None:
        return ""
    return render_to_string(tile.template, own, request=context.get("request"))
