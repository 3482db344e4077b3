"""The demo's editions of Safer Internet Day (editions.yaml), in Albanian and, through wagtail-localize, in English."""

from collections.abc import Callable
from pathlib import Path

import yaml
from wagtail.models import Locale, Page, Site

from campaigns.demo.pages import edition_page, index_page, listed_partners, publish
from campaigns.models import EditionIndexPage, EditionPage
from core.i18n.demo_translation import translate

CONTENT = Path(__file__).with_name("editions.yaml")


def load(log: Callable[[str], object]) -> list[dict]:
    """Make the editions that are missing, each with its translation."""
    content = yaml.safe_load(CONTENT.read_text(encoding="utf-8"))
    albanian, english = (Locale.objects.get(language_code=code) for code in ("sq", "en"))
    index = index_of_editions(content["index"], albanian, english)
    made = [edition(facts, index, english, content["partners"]) for facts in content["editions"]]
    log(f"editions: {sum(made)} new")
    return []


def index_of_editions(facts: dict, albanian: Locale, english: Locale) -> EditionIndexPage:
    """The Albanian index, made with its translation where it is missing."""
    home = Site.objects.get(is_default_site=True).root_page
    index = EditionIndexPage.objects.filter(locale=albanian).first() or publish(index_page(facts, "sq"), home)
    if not index.has_translation(english):
        translate(index, index_page(facts, "en"), english)
    return index


def edition(facts: dict, index: Page, english: Locale, partners: list[str]) -> bool:
    """Make the edition that the facts describe and its translation; False when it is there."""
    if EditionPage.objects.child_of(index).filter(year=facts["year"]).exists():
        return False
    page = edition_page(facts, "sq", index.locale)
    page.partners = listed_partners(partners, index.locale)
    translate(publish(page, index), edition_page(facts, "en", english), english)
    return True
