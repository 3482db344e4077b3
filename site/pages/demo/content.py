"""Reads the demo's texts (content/*.yaml): a file a page, every text of it as {sq: …, en: …}."""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("content")
LANGUAGES = {"sq", "en"}
NAMESPACE = uuid.UUID("0c7f8f0a-52c3-4d0e-9a3e-6f1a5c1b7d10")
PAGE_LINK = re.compile(r'<a href="page:([\w-]+)">')


def read_pages() -> list[dict]:
    """Every page, parents before their children."""
    return [read(path) for path in sorted(FOLDER.glob("[0-9]*.yaml"))]


def read_snippets(name: str) -> list[dict]:
    return read(FOLDER / f"{name}.yaml")


def read(path: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 both are safe


def uuid_of(place: str) -> uuid.UUID:
    """The same place has the same id on every machine and in both languages."""
    return uuid.uuid5(NAMESPACE, place)


def is_text(value: object) -> bool:
    """A text in both languages."""
    return isinstance(value, dict) and set(value) == LANGUAGES


def texts(value: Any, place: str = "") -> Iterator[tuple[str, dict]]:
    """Every text in `value` with its place."""
    if is_text(value):
        yield place, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, f"{place}.{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts(inner, f"{place}.{number}")


def said(value: Any, language: str) -> Any:
    """A text in one language; anything else as it is."""
    return value[language] if is_text(value) else value


def html(text: str, pages: dict[str, int]) -> str:
    """Our short HTML as Wagtail stores rich text: in one line, with links to pages by their id."""
    line = "".join(part.strip() for part in text.splitlines())
    return PAGE_LINK.sub(lambda link: f'<a linktype="page" id="{pages[link[1]]}">', line)
