"""HTML as a browser reads it, for tests that ask where something stands and not only whether."""

import re

from bs4 import BeautifulSoup, Tag


def page(response) -> BeautifulSoup:
    """The document that a response, or a piece of HTML, holds: ask it with CSS (`page(response).select_one("h1")`)."""
    html = response if isinstance(response, str) else response.content.decode()
    return BeautifulSoup(html, "html.parser")


def text(element: Tag | None) -> str:
    """What is written in an element, spaces made single; empty where there is no element."""
    return re.sub(r"\s+", " ", element.get_text(" ")).strip() if element else ""


def texts(element: Tag, selector: str) -> list[str]:
    """What is written in every element that the selector finds."""
    return [text(found) for found in element.select(selector)]


def links(element: Tag) -> list[str]:
    """Where the links in an element lead."""
    return [link["href"] for link in element.select("a[href]")]


def chosen(element: Tag, name: str) -> list[str]:
    """The values of the radio buttons or boxes of this name that are ticked."""
    return [box["value"] for box in element.select(f'[name="{name}"][checked]')]


def value(element: Tag, name: str) -> str:
    """What stands in the field of this name: what was typed, or the value of the option that is chosen."""
    field = element.select_one(f'[name="{name}"]')
    chosen = field.select_one("option[selected]") if field.name == "select" else field
    return chosen.get_text().strip() if field.name == "textarea" else chosen["value"]
