"""The demo's editions of Safer Internet Day (demo.yaml), in Albanian and, through wagtail-localize, in English."""

import datetime as dt
import functools
import operator
import uuid
from pathlib import Path

import yaml
from django.db.models import Q
from wagtail.models import Locale, Page, Site

from campaigns.models import Activity, EditionIndexPage, EditionPage
from core.i18n.demo_translation import translate
from core.models import Municipality, Partner

CONTENT = Path(__file__).with_name("demo.yaml")
NAMESPACE = uuid.UUID("5d1f3b0e-6c0b-4f7e-9b6b-0a3d9f1c2e27")


def load(log) -> list[dict]:
    """Make the editions that are missing, each with its translation."""
    content = yaml.safe_load(CONTENT.read_text(encoding="utf-8"))
    albanian, english = (Locale.objects.get(language_code=code) for code in ("sq", "en"))
    home = Site.objects.get(is_default_site=True).root_page
    index = EditionIndexPage.objects.filter(locale=albanian).first() or publish(
        index_page(content["index"], "sq"), home
    )
    if not index.has_translation(english):
        translate(index, index_page(content["index"], "en"), english)
    made = [edition(row, index, english, content["partners"]) for row in content["editions"]]
    log(f"editions: {sum(made)} new")
    return []


def edition(row: dict, index: Page, english: Locale, partners: list[str]) -> bool:
    """Make the edition of `row` and its translation; False when it is there."""
    if EditionPage.objects.child_of(index).filter(year=row["year"]).exists():
        return False
    page = edition_page(row, "sq", index.locale)
    page.partners = known_partners(partners, index.locale)
    translate(publish(page, index), edition_page(row, "en", english), english)
    return True


def publish(page: Page, parent: Page) -> Page:
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def index_page(row: dict, language: str) -> EditionIndexPage:
    return EditionIndexPage(**common(row, language, "index"), show_in_menus=True)


def edition_page(row: dict, language: str, locale: Locale) -> EditionPage:
    place = f"edition.{row['year']}"
    page = EditionPage(**common(row, language, place), year=row["year"], slogan=row["slogan"][language])
    page.activities = [
        activity(facts, language, locale, f"{place}.activity.{number}")
        for number, facts in enumerate(row["activities"])
    ]
    return page


def common(row: dict, language: str, place: str) -> dict:
    fields = {name: row[name][language] for name in ("title", "slug", "summary")}
    return fields | {"body": stream(row["body"], language, f"{place}.body")}


def activity(facts: dict, language: str, locale: Locale, place: str) -> Activity:
    town = facts.get("municipality")
    return Activity(
        locale=locale,
        translation_key=number_for(place),
        day=facts["day"],
        starts=dt.time.fromisoformat(facts["starts"]),
        ends=dt.time.fromisoformat(facts["ends"]),
        municipality=Municipality.objects.get(slug=town) if town else None,
        open_to_all=facts.get("open_to_all", False),
        **{name: facts.get(name, {}).get(language, "") for name in ("title", "place", "audience")},
    )


def stream(rows: list[dict], language: str, place: str) -> list[dict]:
    """Blocks as a StreamField stores them. The ids come from the place, so that both languages have the same."""
    named = [(place, number, *row.popitem()) for number, row in enumerate(map(dict, rows))]
    return [
        {"type": kind, "value": said(value, language, f"{place}.{number}"), "id": str(number_for(f"{place}.{number}"))}
        for place, number, kind, value in named
    ]


def said(value, language: str, place: str):
    """`value` in one language, lists as a ListBlock stores them."""
    if isinstance(value, list):
        items = ((item, f"{place}.{number}") for number, item in enumerate(value))
        return [{"type": "item", "value": said(item, language, at), "id": str(number_for(at))} for item, at in items]
    if isinstance(value, dict):
        return (
            value[language] if language in value else {k: said(v, language, f"{place}.{k}") for k, v in value.items()}
        )
    return value


def number_for(place: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, place)


def known_partners(names: list[str], locale: Locale) -> list[Partner]:
    """The partners that the site already lists, by a part of their name."""
    named = functools.reduce(operator.or_, (Q(name__icontains=name) for name in names))
    return list(Partner.objects.filter(named, locale=locale))
