"""The demo's loader: the tree, its translation through wagtail-localize, and that a second run changes nothing."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail_localize.models import StringTranslation, Translation

from core.models import Helpline, Partner, SearchEntry
from pages import demo, models
from pages.demo.content import read_pages
from reporting.models import Rubric

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_pages")]


def pages(language: str):
    return Page.objects.live().filter(depth__gt=1, locale__language_code=language)


def test_loading_makes_every_page_and_its_translation():
    entries = read_pages()

    albanian, english = pages("sq"), pages("en")

    assert {page.slug for page in albanian} == {entry["slug"]["sq"] for entry in entries}
    assert {page.slug for page in english} == {entry["slug"]["en"] for entry in entries}
    assert {page.translation_key for page in english} == {page.translation_key for page in albanian}
    assert SearchEntry.objects.count() == 2 * len(entries)


def test_every_translation_is_complete_in_the_translation_editor():
    unfinished = [t for t in Translation.objects.all() if len(set(t.get_progress())) > 1]

    assert (
        Translation.objects.count() == len(read_pages()) + Helpline.objects.count() // 2 + Partner.objects.count() // 2
    )
    assert unfinished == []
    assert not StringTranslation.objects.filter(has_error=True).exists()


def test_english_pages_choose_english_pages():
    guides = models.GuidePage.objects.filter(locale__language_code="en")
    cards = [
        card["page"]
        for page in models.AudiencePage.objects.filter(locale__language_code="en")
        for block in page.body
        if block.block_type == "cards"
        for card in block.value
    ]

    assert {guide.topic.locale.language_code for guide in guides} == {"en"}
    assert {card.locale.language_code for card in cards} == {"en"}


def test_projects_name_their_municipalities_in_both_languages():
    projects = models.ProgrammePage.objects.filter(slug__in=("projekti-i-arsis", "the-arsis-project"))

    named = [sorted(place.name for place in project.municipalities.all()) for project in projects]

    assert named == [["Durrës", "Elbasan", "Krujë", "Tiranë"]] * 2


def test_no_text_is_longer_than_its_block_allows():
    too_long = [
        f"{page.slug}: {value!r}"
        for page in Page.objects.filter(depth__gt=1).specific()
        for field in page._meta.get_fields()
        if isinstance(field, StreamField)
        for block, value in leaves(field.stream_block, getattr(page, field.name))
        if len(value) > (getattr(block.field, "max_length", None) or len(value))
    ]

    assert too_long == []


def leaves(block, value):
    """The blocks of text in a stream, each with what it says."""
    if hasattr(block, "child_block"):
        for item in value:
            yield from leaves(block.child_block, item)
    elif hasattr(value, "stream_block"):
        for child in value:
            yield from leaves(child.block, child.value)
    elif hasattr(block, "child_blocks"):
        for name, child in block.child_blocks.items():
            yield from leaves(child, value[name])
    elif isinstance(value, str):
        yield block, value


def test_references_are_known_after_loading():
    guide = models.GuidePage.objects.get(slug="dikush-po-me-kercenon-me-foton-time")

    assert ReferenceIndex.get_references_to(guide).exists()


def test_loading_again_changes_nothing(django_assert_max_num_queries):
    before = state()

    with django_assert_max_num_queries(2):
        demo.load(lambda line: None)

    assert state() == before


def state() -> tuple:
    return (
        list(Page.objects.order_by("pk").values_list("pk", "url_path", "latest_revision_id", "last_published_at")),
        Revision.objects.count(),
        StringTranslation.objects.count(),
        Helpline.objects.count(),
        Partner.objects.count(),
    )


def test_content_command_adds_editions_and_rubrics_and_leaves_the_pages(no_rubrics):
    before = set(pages("sq").values_list("pk", flat=True))

    call_command("content", stdout=StringIO())
    call_command("content", stdout=StringIO())

    added = Page.objects.live().filter(locale__language_code="sq").exclude(pk__in=before).filter(depth__gt=1)
    assert {type(page).__name__ for page in added.specific()} == {"EditionIndexPage", "EditionPage"}
    assert Rubric.objects.filter(locale__language_code="en").count() == 3
