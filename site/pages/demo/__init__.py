"""The demo's pages: an Albanian tree, and its English translation made through wagtail-localize."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models.signals import post_save
from modelsearch.index import insert_or_update_object
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Locale, Page, ReferenceIndex, get_page_models
from wagtail.signal_handlers import disable_reference_index_auto_update

from core.models import CrisisTopic
from pages.demo import english, tree
from pages.demo.build import Builder
from pages.demo.content import read_pages, uuid_of


def load(log: Callable[[str], object]) -> list[dict]:
    """Make everything at once, or nothing where it is there already."""
    if Page.objects.filter(translation_key=uuid_of("guides")).exists():
        log("pages: already there")
        return []
    with transaction.atomic():
        with unindexed():
            make(log)
        index()
    return []


def make(log: Callable[[str], object]) -> None:
    entries = read_pages()
    albanian, other = (Locale.objects.get_or_create(language_code=code)[0] for code in ("sq", "en"))
    helplines = english.make_snippets("helplines", albanian, other)
    partners = english.make_snippets("partners", albanian, other)
    log(f"helplines: {len(helplines)}, partners: {len(partners)}, in both languages")
    ids = tree.create_pages(entries, albanian)
    build = Builder(ids, helplines)
    tree.write(entries, build)
    log(f"pages: {len(entries)} in Albanian")
    english.translate_pages(entries, build, other)
    lead_to_guides(ids)
    log(f"pages: {len(entries)} translated into English")


CRISIS_GUIDES = {
    "abuse": "helplines-page",
    "suicide": "helplines-page",
    "self-harm": "helplines-page",
    "threats": "g-threat",
}


def lead_to_guides(ids: dict[str, int]) -> None:
    """The card of a crisis topic leads to its guide, unless an editor has chosen another."""
    for slug, key in CRISIS_GUIDES.items():
        CrisisTopic.objects.filter(slug=slug, guide=None).update(guide=ids[key])


@contextmanager
def unindexed() -> Iterator[None]:
    """A page is saved some ten times on its way; it is enough to index it once, at the end."""
    for model in get_page_models():
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in get_page_models():
            post_save.connect(post_save_signal_handler, sender=model)


def index() -> None:
    """What refers to what, and the search of the admin."""
    for page in Page.objects.filter(depth__gt=1).specific():
        ReferenceIndex.create_or_update_for_object(page)
        insert_or_update_object(page)
