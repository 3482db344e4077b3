"""The demo's pages: an Albanian tree, and its English translation made through wagtail-localize."""

from django.db import transaction
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from pages.demo import english, tree
from pages.demo.build import Builder
from pages.demo.content import read_pages, uuid_of


def load(log) -> list[dict]:
    """Make everything at once, or nothing where it is there already."""
    if Page.objects.filter(translation_key=uuid_of("guides")).exists():
        log("pages: already there")
        return []
    with disable_reference_index_auto_update(), transaction.atomic():
        make(log)
    index_references()
    return []


def make(log) -> None:
    entries = read_pages()
    albanian, other = (Locale.objects.get_or_create(language_code=code)[0] for code in ("sq", "en"))
    helplines = english.make_snippets("helplines", albanian, other)
    partners = english.make_snippets("partners", albanian, other)
    log(f"helplines: {len(helplines)}, partners: {len(partners)}, in both languages")
    ids = tree.plant(entries, albanian)
    build = Builder(ids, helplines)
    tree.write(entries, build)
    log(f"pages: {len(entries)} in Albanian")
    english.translate_pages(entries, build, other)
    log(f"pages: {len(entries)} translated into English")


def index_references() -> None:
    """Once for all pages, after the many saves that went by without it."""
    with transaction.atomic():
        for page in Page.objects.filter(depth__gt=1).specific():
            ReferenceIndex.create_or_update_for_object(page)
