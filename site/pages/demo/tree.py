"""The Albanian tree: first every page with its place and name, then the words, which may link to any of them."""

from wagtail.models import Locale, Page, Site

from pages.demo.build import TYPES, Builder
from pages.demo.content import uuid_of
from pages.models import HomePage


def create_pages(entries: list[dict], locale: Locale) -> dict[str, int]:
    """Make every page, empty yet; return their ids by key."""
    ids: dict[str, int] = {}
    for entry in entries:
        page = home(entry, locale) if entry["type"] == "home" else create_page(entry, locale, ids[entry["parent"]])
        ids[entry["key"]] = page.pk
    return ids


def create_page(entry: dict, locale: Locale, parent: int) -> Page:
    facts = {"title": entry["title"]["sq"], "slug": entry["slug"]["sq"], "translation_key": uuid_of(entry["key"])}
    facts |= {name: entry[name] for name in ("audience",) if name in entry}  # what no page may lack
    return Page.objects.get(pk=parent).add_child(instance=TYPES[entry["type"]](locale=locale, **facts))


def home(entry: dict, locale: Locale) -> HomePage:
    """The home page that is there, or a new one; the one site begins there, and Wagtail's welcome page goes."""
    page = HomePage.objects.filter(locale=locale).first()
    if page is None:
        page = HomePage(title=entry["title"]["sq"], slug=entry["slug"]["sq"], locale=locale)
        Page.get_first_root_node().add_child(instance=page)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": page, "site_name": "iSIGURT"}
    )
    welcome = Page.objects.filter(depth=2, slug="home", content_type__model="page").first()
    if welcome:
        welcome.delete()
    return page


def write(entries: list[dict], build: Builder) -> None:
    """Give every page its words and publish it."""
    for entry in entries:
        page = TYPES[entry["type"]].objects.get(pk=build.pages[entry["key"]])
        build.fill(page, entry, "sq").save_revision().publish()
