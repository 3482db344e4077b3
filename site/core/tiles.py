"""Tiles: live pieces of one app that pages of another may show (the next edition, the map of sessions) by name.

An app registers its tiles in `apps.py: ready()`; a template says {% tile "campaigns.next_edition" %}, an editor picks
one in the `live` block ({% chosen_tile %}). Nobody imports anybody.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.functional import Promise

log = logging.getLogger("isigurt.tiles")


class UnknownTile(LookupError):
    """No app has registered this tile."""


@dataclass(frozen=True)
class Tile:
    name: str
    label: str | Promise
    template: str
    context: Callable[[dict], dict | None]


TILES: dict[str, Tile] = {}


def register(name: str, label: str | Promise, template: str, context: Callable[[dict], dict | None]) -> None:
    """Register a tile. `context` gets the page's context and returns the tile's, or None to show nothing.

    Raises ValueError where another function has the name.
    """
    if name in TILES and TILES[name].context is not context:
        raise ValueError(f"tiles: {name} is registered twice")
    TILES[name] = Tile(name, label, template, context)


def choices() -> list[tuple[str, str | Promise]]:
    return [(tile.name, tile.label) for tile in TILES.values()]


def render(name: str, context: dict) -> str:
    """The tile's HTML; empty where it has nothing to show. Raises UnknownTile."""
    if name not in TILES:
        raise UnknownTile(name)
    own = TILES[name].context(context)
    return "" if own is None else render_to_string(TILES[name].template, own, request=context.get("request"))


def render_chosen(name: str, context: dict) -> str:
    """The tile that an editor once chose for a page, which may be older than the program.

    Readers see nothing in the place of one that is gone, editors a line in the preview, operators one in the log.
    """
    if name in TILES:
        return render(name, context)
    log.error("a page shows the tile %s, which no app registers", name)
    seen_by_editor = getattr(context.get("request"), "is_preview", False)
    return render_to_string("includes/tile_gone.html", {"name": name}) if seen_by_editor else ""
