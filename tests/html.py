"""HTML as a browser reads it, for tests that ask where something stands and not only whether."""

import json
import re
from functools import lru_cache

from bs4 import BeautifulSoup, SoupStrainer, Tag

FORMS = SoupStrainer("form")


def page(response) -> BeautifulSoup:
    """The document that a response, or a piece of HTML, holds: ask it with CSS (`page(response).select_one("h1")`)."""
    return parsed(source(response))


def forms(response) -> BeautifulSoup:
    """The forms of a page without what stands around them: read in about half the time."""
    return parsed(source(response), FORMS)


def source(response) -> str:
    return response if isinstance(response, str) else response.content.decode()


@lru_cache(maxsize=16)
def parsed(html: str, only: SoupStrainer | None = None) -> BeautifulSoup:
    """Read once, however often a test asks: nobody changes what is found."""
    return BeautifulSoup(html, "html.parser", parse_only=only)


def text(element: Tag | None) -> str:
    """What is written in an element, spaces made single; empty where there is no element."""
    return re.sub(r"\s+", " ", element.get_text(" ")).strip() if element else ""


def texts(element: Tag, selector: str) -> list[str]:
    """What is written in every element that the selector finds."""
    return [text(found) for found in element.select(selector)]


def links(element: Tag) -> list[str]:
    """Where the links in an element lead."""
    return [link["href"] for link in element.select("a[href]")]


def actions(element: Tag) -> list[str]:
    """Where the forms in an element send what is typed."""
    return [form["action"] for form in element.select("form[action]")]


def hidden(element: Tag, name: str) -> str:
    """The value of the hidden field of this name in a form; empty where there is none."""
    field = element.select_one(f'form input[type=hidden][name="{name}"]')
    return field["value"] if field else ""


def menu(response) -> list[str | None]:
    """Where the entries of Wagtail's menu lead: its script draws them from data in the page."""
    modules = json.loads(page(response).select_one("#wagtail-sidebar-props").string)["modules"]
    entries = next(module["_args"][0] for module in modules if module["_type"].endswith(".MainMenuModule"))
    return [entry["_args"][0].get("url") for entry in entries]


def chosen(element: Tag, name: str) -> list[str]:
    """The values of the radio buttons or boxes of this name that are ticked."""
    return [box["value"] for box in element.select(f'[name="{name}"][checked]')]


def value(element: Tag, name: str) -> str:
    """What stands in the field of this name: what was typed, or the value of the option that is chosen."""
    field = element.select_one(f'[name="{name}"]')
    chosen = field.select_one("option[selected]") if field.name == "select" else field
    return chosen.get_text().strip() if field.name == "textarea" else chosen["value"]
