"""The search page: found in any form, told apart by language, safe with whatever is typed."""

import re

import pytest
from wagtail.models import PageViewRestriction

from core.models import Helpline, SearchEntry
from core.search.entries import find, rebuild
from core.search.highlight import excerpt
from pages.models import InfoPage
from tests.html import links, page, text, texts

TEXT = "<p>Fëmijëve u themi si të ruajnë fjalëkalimet në shkollat e tyre.</p>"


@pytest.fixture
def publish(home):
    """Publishes a page below the Albanian home page, or below `under`."""

    def add(title, text=TEXT, under=None, summary=""):
        parent = under or home
        page = InfoPage(title=title, summary=summary, body=[("text", text)], locale=parent.locale)
        parent.add_child(instance=page)
        page.save_revision().publish()
        return page

    return add


def titles(query, language="sq"):
    return [entry.title for entry in find(query, language)]


@pytest.mark.parametrize(
    "query", ["femijeve", "fëmijë", "femije", "FËMIJËT", "fëmijë shkolla", "fjalekalimi", "shkolle"]
)
def test_page_is_found_in_any_form_and_without_diacritics(publish, query):
    publish("Rregullat")

    assert titles(query) == ["Rregullat"]


def test_femijeve_and_femije_find_the_same_pages(publish):
    for number in range(3):
        publish(f"Faqja {number}")
    publish("Tjetër", "<p>Asgjë nga kjo.</p>")

    assert sorted(titles("femijeve")) == sorted(titles("fëmijë")) == ["Faqja 0", "Faqja 1", "Faqja 2"]


def test_title_weighs_more_than_text(publish):
    publish("Një faqe", "<p>Këtu flitet për urrejtjen.</p>")
    publish("Gjuha e urrejtjes", "<p>Diçka tjetër.</p>")

    assert titles("urrejtje")[0] == "Gjuha e urrejtjes"


def test_all_words_first_then_any(publish):
    publish("Telefoni", "<p>Telefoni dhe ekrani.</p>")
    publish("Ekrani", "<p>Vetëm ekrani.</p>")

    assert titles("telefon ekran") == ["Telefoni"]
    assert titles("telefon xhungël") == ["Telefoni"]


def test_unpublished_and_deleted_pages_vanish(publish):
    one, other = publish("Njëra"), publish("Tjetra")

    one.unpublish()
    other.delete()

    assert titles("fëmijë") == []
    assert not SearchEntry.objects.filter(title__in=["Njëra", "Tjetra"]).exists()


def test_guarded_page_is_not_found_nor_what_lies_below_it(publish):
    guarded = publish("E ruajtur")
    publish("Më poshtë", under=guarded)
    publish("E hapur")
    PageViewRestriction.objects.create(page=guarded, restriction_type="password", password="x")

    assert titles("fëmijë") == ["E hapur"]


def test_languages_are_not_mixed(publish, home_en):
    publish("Interneti", "<p>internet</p>")
    publish("The internet", "<p>internet</p>", under=home_en)

    assert titles("internet", "sq") == ["Interneti"]
    assert titles("internet", "en") == ["The internet"]


def test_search_page_answers_in_the_language_of_its_address(publish, home_en, visitor):
    publish("Interneti", "<p>internet</p>")
    publish("The internet", "<p>internet</p>", under=home_en)

    albanian, english = visitor.get("/kerko/?q=internet"), visitor.get("/en/kerko/?q=internet")

    assert [entry.title for entry in albanian.context["results"]] == ["Interneti"]
    assert [entry.title for entry in english.context["results"]] == ["The internet"]


def test_rebuilding_finds_the_same(publish):
    publish("Rregullat")
    SearchEntry.objects.all().delete()

    assert rebuild() >= 1
    assert titles("femijeve") == ["Rregullat"]


# --- Marked words ---------------------------------------------------------------------------------------------------
def test_matching_words_are_marked_as_they_stand(publish, visitor):
    publish("Rregullat")

    found = page(visitor.get("/kerko/?q=femije"))

    assert set(texts(found.main, "mark")) == {"Fëmijëve"}


@pytest.mark.parametrize("nasty", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"'><b>", "&lt;b&gt;"])
def test_nothing_that_was_written_or_asked_becomes_markup(publish, visitor, nasty):
    publish(f"Titull {nasty}", f"<p>fëmijë &lt;b&gt; {nasty.replace('<', '&lt;')} fëmijë</p>", summary=nasty)

    main = page(visitor.get("/kerko/", {"q": f"fëmijë {nasty}"})).main

    assert len(main.select(".search-results li")) == 1
    assert main.select("script, img, b, [onerror]") == []


def test_excerpt_escapes_what_stands_around_and_inside_a_match():
    marked = excerpt("a <b> fëmijë & <i>fëmijët</i>", "femije", "sq")

    assert marked == "a &lt;b&gt; <mark>fëmijë</mark> &amp; &lt;i&gt;<mark>fëmijët</mark>&lt;/i&gt;"


def test_excerpt_marks_the_right_letters_in_decomposed_text():
    marked = excerpt("ë ë ë fëmijë këtu", "fëmijë", "sq")

    assert "<mark>fëmijë</mark> këtu" in marked


def test_excerpt_begins_near_the_first_match():
    marked = excerpt("fjalë " * 200 + "kërcënim " + "fjalë " * 200, "kercenim", "sq")

    assert "<mark>kërcënim</mark>" in marked
    assert marked.startswith("… ")
    assert marked.endswith(" …")
    assert len(re.sub("<[^>]+>", "", marked)) < 260


# --- Whatever is typed ----------------------------------------------------------------------------------------------
ODD = [
    "", " ", "e i të dhe", "AND", "OR", "NOT", "NEAR(", "NEAR(a b, 3)", "*", "fëmi*", '"', "'", '"fëmijë', "a AND",
    "(", ")", "^", "title_terms:x", "-x", "+x", "x:y", "\\", "%", "_", "&|!", "<->", "fëmijë & | !", "x" * 5000,
    "fëmijë " * 900, "\u0000", "🙂", "٣٤", "ﬀ", "İ", "ß", "\ud7ff", "';DROP TABLE x;--", "{col}: x",
    "AND OR NOT NEAR", "null", "\u202e", "à́̂",
]  # fmt: skip


@pytest.mark.parametrize("query", ODD)
def test_no_query_breaks_the_page(publish, visitor, query):
    publish("Rregullat")

    assert visitor.get("/kerko/", {"q": query}).status_code in (200, 400)


@pytest.mark.parametrize(
    "raw", ["q=%00", "q=%FF%FE", "q=%", "q=%zz", "q=a&q=b", "q[]=x", "q=%C3", "x=" + "y" * 3000, "&&&=", "q=%ED%A0%80"]
)
def test_no_raw_query_string_breaks_the_page(visitor, raw, home):
    assert visitor.get(f"/kerko/?{raw}").status_code in (200, 400)


def test_nothing_found_tells_what_to_try_and_whom_to_call(visitor, home):
    Helpline.objects.create(name="ALO", number="116 111", confirmed=True, locale=home.locale)

    main = page(visitor.get("/kerko/?q=xhungelxyz")).main

    assert "një fjalë" in text(main.select_one(".empty-state"))
    assert "tel:116111" in links(main)
    assert texts(main, 'a.button[href="/raporto/"]') == ["RAPORTO!"]


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_does_not_grow_with_the_results(publish, visitor, number, django_assert_num_queries):
    for n in range(number):
        publish(f"Faqja {n}")
    visitor.get("/kerko/?q=xhungel")  # menus are remembered until something is published

    with django_assert_num_queries(5):
        answer = visitor.get("/kerko/?q=femije")

    assert len(answer.context["results"]) == number
