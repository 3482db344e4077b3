"""A language is a setting, a region is data: one of each is added, and a reader sees the pages whole."""

import pytest
from django.utils import translation
from wagtail.models import Locale

from core.i18n import catalogues, names
from core.models import Region, SearchEntry
from core.search.analysis import analyse
from core.search.entries import find
from pages.models import InfoPage
from reporting.questions.definition.model import Choice, Question
from schools.models import SessionTopic
from tests.factories import schools as make
from tests.html import page, text, texts

LANGUAGES = [("sq", "Shqip"), ("en", "English"), ("mk", "Македонски")]


@pytest.fixture
def macedonian(db, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
    return Locale.objects.create(language_code="mk")


@pytest.fixture
def home_mk(home, macedonian):
    made = home.copy_for_translation(macedonian)
    made.title = "Почетна"
    made.save_revision().publish()
    return made


def test_reader_gets_pages_of_the_third_language(visitor, home_mk):
    answer = visitor.get("/mk/")

    assert answer.status_code == 200
    assert page(answer).html["lang"] == "mk"


def test_switch_of_languages_offers_all_three(visitor, home_mk):
    shown = page(visitor.get("/mk/"))

    assert {row["code"] for row in visitor.get("/mk/").context["language_switch"]} == {"sq", "en", "mk"}
    assert "Shqip" in shown.get_text()


def test_map_in_the_third_language_calls_regions_by_their_albanian_names(visitor, macedonian, home):
    shown = page(visitor.get("/mk/seancat/")).select_one(".sessions-map")

    assert "Shkodër" in " ".join(texts(shown, "tbody a"))


def test_region_that_is_added_is_on_the_map_in_every_language(visitor, macedonian, home):
    make.region()

    found = {code: visitor.get(f"{prefix}/seancat/") for code, prefix in (("sq", ""), ("en", "/en"), ("mk", "/mk"))}

    assert {code: answer.status_code for code, answer in found.items()} == {"sq": 200, "en": 200, "mk": 200}
    for answer in found.values():
        assert len(page(answer).select(".sessions-map tbody tr")) == 13


@pytest.mark.parametrize(("code", "name"), [("sq", "Tiranë"), ("en", "Tirana"), ("mk", "Tiranë"), ("en-gb", "Tirana")])
def test_name_is_in_the_language_of_the_page_or_in_albanian(macedonian, code, name):
    with translation.override(code):
        assert Region.objects.get(slug="tirane").name == name


def test_column_of_a_language_that_has_none_is_the_albanian_one(macedonian):
    with translation.override("mk"):
        assert names.column(SessionTopic, "name") == "name_sq"
    with translation.override("en"):
        assert names.column(SessionTopic, "name") == "name_en"


def test_empty_name_is_answered_in_albanian():
    with translation.override("en"):
        assert names.in_language(SessionTopic(name_sq="Lajme", name_en=""), "name") == "Lajme"


def test_language_that_is_not_of_the_site_is_the_default_one():
    with translation.override("mk"):
        assert names.current() == "sq"


def test_question_without_words_in_the_language_is_asked_in_albanian(macedonian):
    asked = Question("where", "choice", label={"sq": "Ku?"}, choices=(Choice("web", {"sq": "Në rrjet"}),))

    assert names.words_in(asked.label, "mk") == "Ku?"
    assert asked.says("web", "mk") == "Në rrjet"
    assert names.words_in({}, "mk") == ""


def test_page_of_a_language_that_nobody_can_stem_is_found_by_its_words(home_mk):
    found = InfoPage(title="Rregulloret", body=[("text", "<p>Zażółć GĘŚLĄ</p>")], locale=home_mk.locale)
    home_mk.add_child(instance=found)
    found.save_revision().publish()

    assert SearchEntry.objects.get(page=found).language == "mk"
    assert [entry.title for entry in find("gesla", "mk")] == ["Rregulloret"]


def test_language_that_simplemma_does_not_know_is_folded_only():
    assert analyse("Zażółć çerdhet", "xx") == "zazołc cerdhet"


def test_catalogue_of_a_third_language_says_its_name_and_plurals(macedonian):
    written = catalogues.render("mk", [], {})

    assert catalogues.languages() == ["sq", "en", "mk"]
    assert written.startswith("# Macedonian strings")
    assert "nplurals=" in written


def test_title_of_the_page_is_the_default_one_where_nothing_is_translated(visitor, macedonian, home):
    assert text(page(visitor.get("/mk/seancat/")).h1)
