"""Pages of the demo in one language, from the facts that editions.yaml gives in both."""

import datetime as dt
import functools
import operator

from django.db.models import Q
from wagtail.models import Locale, Page

from campaigns.demo.blocks import id_at, stream
from campaigns.models import Activity, EditionIndexPage, EditionPage
from core.models import Municipality, Partner


def publish(page: Page, parent: Page) -> Page:
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def index_page(facts: dict, language: str) -> EditionIndexPage:
    return EditionIndexPage(**fields(facts, language, "index"), show_in_menus=True)


def edition_page(facts: dict, language: str, locale: Locale) -> EditionPage:
    path = f"edition.{facts['year']}"
    page = EditionPage(**fields(facts, language, path), year=facts["year"], slogan=facts["slogan"][language])
    page.activities = [
        activity(one, language, locale, f"{path}.activity.{number}") for number, one in enumerate(facts["activities"])
    ]
    return page


def fields(facts: dict, language: str, path: str) -> dict:
    """What an index and an edition have in common."""
    named = {name: facts[name][language] for name in ("title", "slug", "summary")}
    return named | {"body": stream(facts["body"], language, f"{path}.body")}


def activity(facts: dict, language: str, locale: Locale, path: str) -> Activity:
    town = facts.get("municipality")
    return Activity(
        locale=locale,
        translation_key=id_at(path),
        day=facts["day"],
        starts=dt.time.fromisoformat(facts["starts"]),
        ends=dt.time.fromisoformat(facts["ends"]),
        municipality=Municipality.objects.get(slug=town) if town else None,
        open_to_all=facts.get("open_to_all", False),
        **{name: facts.get(name, {}).get(language, "") for name in ("title", "place", "audience")},
    )


def listed_partners(names: list[str], locale: Locale) -> list[Partner]:
    """The partners that the site already lists, by a part of their name."""
    named = functools.reduce(operator.or_, (Q(name__icontains=name) for name in names))
    return list(Partner.objects.filter(named, locale=locale))
