"""Where pages are: addresses, breadcrumbs, the language switch and links, true without asking each time."""

import pytest
from django.utils import translation
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from core.content.navigation import crumbs, language_switch, page_at
from core.content.page_index import page_index
from core.page_cache.generation import generation, remembered, stamp
from pages.models import InfoPage, SectionPage


@pytest.fixture
def section(home):
    home.refresh_from_db()
    return home.add_child(instance=SectionPage(title="Rreth nesh", slug="rreth-nesh", locale=home.locale))


@pytest.fixture
def page(section):
    return section.add_child(instance=InfoPage(title="Misioni", slug="misioni", locale=section.locale))


@pytest.fixture
def translated(page, home_en):
    english = page.copy_for_translation(home_en.locale, copy_parents=True)
    english.slug = "mission"
    english.save_revision().publish()
    return InfoPage.objects.get(pk=english.pk)


def test_every_live_page_has_the_address_that_wagtail_gives(translated, page):
    places = page_index().by_id

    addresses = {found.pk: found.url for found in Page.objects.live().filter(depth__gt=1)}

    assert {pk: place.url for pk, place in places.items()} == addresses
    assert places[page.pk].slug == "misioni"


def test_address_leads_to_its_page_in_one_query(client, page, home, django_assert_num_queries):
    client.get(page.url)

    with django_assert_num_queries(1):
        found = page_at(home, ["rreth-nesh", "misioni"])

    assert found == page


def test_moved_renamed_unpublished_and_deleted_pages_are_found_where_they_are(client, page, section, home):
    client.get(page.url)
    page.slug = "synimi"
    page.save_revision().publish()
    renamed = client.get("/rreth-nesh/synimi/").status_code
    page.move(home, pos="last-child")
    moved = client.get("/synimi/").status_code
    InfoPage.objects.get(pk=page.pk).unpublish()
    hidden = client.get("/synimi/").status_code
    InfoPage.objects.get(pk=page.pk).delete()

    assert (renamed, moved, hidden) == (200, 200, 404)
    assert page.pk not in page_index().by_id


def test_section_that_is_renamed_takes_its_pages_along(client, page, section):
    client.get(page.url)
    section.slug = "ne"
    section.save_revision().publish()

    assert client.get("/ne/misioni/").status_code == 200
    assert client.get("/rreth-nesh/misioni/").status_code == 404


def test_breadcrumbs_name_the_live_pages_above(page, section, home):
    assert crumbs(page) == [{"title": home.title, "url": "/"}, {"title": "Rreth nesh", "url": "/rreth-nesh/"}]

    section.unpublish()

    assert [crumb["title"] for crumb in crumbs(page)] == [home.title]


def test_language_switch_leads_to_the_translation_or_says_that_there_is_none(rf, page, section, home_en):
    request = rf.get(page.url)
    request.served_page = page
    before = [(row["url"], row["translated"]) for row in language_switch(request, "sq")]

    english = page.copy_for_translation(home_en.locale, copy_parents=True)
    english.slug = "mission"
    english.save_revision().publish()
    after = [(row["url"], row["translated"]) for row in language_switch(request, "sq")]

    assert before == [("/rreth-nesh/misioni/", True), ("/en/", False)]
    assert after == [("/rreth-nesh/misioni/", True), ("/en/rreth-nesh/mission/", True)]


def test_alias_that_shows_albanian_words_is_no_translation(rf, client, section, home_en):
    alias = section.copy_for_translation(home_en.locale, alias=True)
    request = rf.get(section.url)
    request.served_page = section

    switch = language_switch(request, "sq")

    assert client.get(alias.url).status_code == 200
    assert [(row["url"], row["translated"]) for row in switch] == [("/rreth-nesh/", True), ("/en/", False)]


def test_link_in_a_text_leads_to_the_page_in_the_readers_language(page, translated, django_assert_num_queries):
    html = f'<a linktype="page" id="{page.pk}">misioni</a>'
    page_index()

    with django_assert_num_queries(0), translation.override("en"):
        english = expand_db_html(html)
    with translation.override("sq"):
        albanian = expand_db_html(html)

    assert english == f'<a href="{translated.url}">misioni</a>'
    assert albanian == '<a href="/rreth-nesh/misioni/">misioni</a>'


@pytest.mark.parametrize("missing", ["99999", "", "x"])
def test_link_to_a_page_that_is_gone_has_no_address(db, missing):
    html = expand_db_html(f'<a linktype="page" id="{missing}">misioni</a>')

    assert html == "<a>misioni</a>"


def test_what_is_remembered_is_asked_again_after_a_bump(db):
    asked = []
    ask = remembered(lambda word: asked.append(word) or len(asked))

    answers = [ask("a"), ask("a"), ask("b")]
    stamp()

    assert answers == [1, 1, 2]
    assert ask("a") == 3


def test_autosaved_draft_empties_nothing(page):
    before = generation()

    page.title = "Draft"
    page.save_revision()

    assert generation() == before
