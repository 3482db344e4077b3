"""Tiles by name: one function for each, an unknown name is an error, and an old page does not break for its readers."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from core import tiles


@pytest.fixture
def flock(monkeypatch):
    """A tile that shows how many sheep the page has."""
    monkeypatch.setattr(tiles, "TILES", {})

    def context(page_context):
        return {"name": page_context["sheep"]} if page_context.get("sheep") else None

    tiles.register("test.flock", "Dele", "includes/tile_gone.html", context)
    return context


def chosen(name, *, preview=False) -> str:
    request = RequestFactory().get("/")
    request.is_preview = preview
    return Template("{% chosen_tile name %}").render(Context({"name": name, "request": request})).strip()


def test_tile_shows_what_its_app_says_or_nothing(flock):
    assert "tetë dele" in tiles.render("test.flock", {"sheep": "tetë dele"})
    assert tiles.render("test.flock", {}) == ""
    assert tiles.choices() == [("test.flock", "Dele")]


def test_name_belongs_to_one_function(flock):
    tiles.register("test.flock", "Dele", "includes/tile_gone.html", flock)

    with pytest.raises(ValueError, match="registered twice"):
        tiles.register("test.flock", "Dhi", "includes/tile_gone.html", dict)


def test_unknown_name_in_a_template_is_an_error(flock):
    with pytest.raises(tiles.UnknownTile):
        Template('{% tile "test.goats" %}').render(Context())


def test_tile_that_is_gone_leaves_a_page_whole_and_is_logged(flock, caplog):
    assert chosen("test.goats") == ""
    assert "test.goats" in caplog.text


def test_editor_is_told_in_the_preview_that_a_tile_is_gone(flock):
    assert "test.goats" in chosen("test.goats", preview=True)
