"""A cry for help typed into the search is heard in any spelling, and answered with numbers before any page."""

import pytest
from wagtail.models import Locale

from core.models import CrisisTopic, Helpline
from core.search import crisis, seeds
from pages.models import InfoPage
from tests.html import links, page, text, texts

HEARD = {
    "suicide": [
        "vetëvrasje", "vetevrasje", "vetvrasje", "vetëvrasja", "vetëvrasjes", "vetevrasjen", "vetvras", "vet vrasje",
        "VETËVRASJE", "veteevrasje", "vetëvrsaje", "suicid", "suicide", "sucide", "dua të vdes", "dua te vdes",
        "du te vdes", "dutevdes", "du me vdek", "due me dek ose du me vdek", "nuk dua të jetoj më", "sdua te jetoj",
        "s'du me jetu ma", "të vras veten", "do ta vras veten", "me vra veten", "mvra veten", "kms",
        "t'i jap fund jetës", "ti jap fund jetes", "ska kuptim jeta", "kot rroj", "nuk duroj dot më",
        "dua të zhdukem", "letra e fundit", "shoku do vras veten", "I want to die", "kill myself", "killing myself",
        "end my life",
    ],
    "self-harm": ["lëndoj veten", "lendoj veten", "me lendu veten", "vetelendim", "vetëlëndimi", "vetdemtim",
                  "pres veten", "presveten", "self-harm", "self harm", "selfharm", "cutting myself"],
    "abuse": ["përdhunim", "perdhunim", "përdhunimi", "perdhunoi", "m'ka perdhunu", "perdhnim", "më preku",
            "me ka prek",
              "abuzim", "abuzoj", "m'abuzon", "ngacmim seksual", "më rreh babi", "m'rref babi",
              "më rrehin babi me rreh",
              "dhunë në familje", "dhun ne familje", "raped", "sexual abuse"],
    "threats": ["kërcënim", "kercenim", "më kërcënon", "me kercenon", "po me kcnon", "kërcënime", "shantazh",
            "shantazhi",
                "shantazhon", "shantash", "m'shantazhon", "do të më vrasë", "do ta përhapë foton", "sextortion",
                "blackmail", "blackmailed", "he threatens me"],
}  # fmt: skip
HARMLESS = [
    "", "   ", "vdekja e Skënderbeut", "si të vras bosin në Minecraft", "vdes nga e qeshura",
    "më preku kënga", "fëmijë",
    "detyra shtëpie", "histori klasa 9", "pres autobusin", "pres mesazhin", "presion", "bullizëm", "prindër",
    "fjalëkalime", "si të ruaj fjalëkalimin", "kontroll prindëror", "TikTok", "Instagram", "Roblox", "Fortnite",
    "skam internet", "skam telefon", "kërcimi", "ai kërcen bukur", "kërcen në video", "si të përdor filtrat",
    "perdorimi i internetit", "vajza dhe djem", "veten", "foto", "video", "jetë", "jeta në internet", "fundi i vitit",
    "fund", "mesues", "mësuesit", "lojëra", "familja", "marrëveshja e familjes", "privatësia", "lajme të rreme",
    "rapper", "rap shqip", "dance", "homework", "safer internet day", "treats for dogs", "killer sudoku", "hurt locker",
    "letra", "letër pune", "shkolla", "9 shkurt", "raporto",
]  # fmt: skip


@pytest.fixture
def words(db):
    seeds.load(CrisisTopic)


def slugs(query):
    return [topic.slug for topic in crisis.met(query)]


@pytest.mark.parametrize(("slug", "query"), [(slug, query) for slug, asked in HEARD.items() for query in asked])
def test_cry_for_help_is_heard_in_any_inflection_and_spelling(words, slug, query):
    assert slug in slugs(query)


@pytest.mark.parametrize("query", HARMLESS)
def test_harmless_question_gets_no_card(words, query):
    assert slugs(query) == []


def test_cry_beside_a_harmless_phrase_is_heard(words):
    assert slugs("vdes nga e qeshura po babi me rreh") == ["abuse"]


def test_strongest_need_comes_first(words):
    assert slugs("me shantazhon dhe dua te vdes") == ["suicide", "threats"]


@pytest.fixture
def directory(home, home_en):
    for number, order in (("112", 30), ("116 111", 10), ("129", 20)):
        for language in Locale.objects.all():
            Helpline.objects.create(name=number, number=number, order=order, confirmed=True, locale=language)
    Helpline.objects.create(name="E pasigurt", number="127", order=1, confirmed=False, locale=home.locale)


@pytest.fixture
def guide(words, home, home_en):
    found = InfoPage(title="Ku të kërkosh ndihmë", locale=home.locale)
    home.add_child(instance=found)
    found.save_revision().publish()
    english = found.copy_for_translation(home_en.locale)
    english.title = "Where to find help"
    english.save_revision().publish()
    CrisisTopic.objects.get(slug="suicide").delete()
    seeds.load(CrisisTopic)
    topic = CrisisTopic.objects.get(slug="suicide")
    topic.guide = found
    topic.save()
    return found


def test_card_with_numbers_and_guide_stands_before_the_results(visitor, directory, guide, home):
    about = InfoPage(title="Vetëvrasja: udhëzues për profesionistët", locale=home.locale)
    home.add_child(instance=about)
    about.save_revision().publish()

    main = page(visitor.get("/kerko/", {"q": "vetevrasje"})).main

    card = main.select_one("[data-crisis]")
    assert [link for link in links(card) if link.startswith("tel:")] == ["tel:116111", "tel:129", "tel:112"]
    assert guide.url in links(card)
    assert "116 111" in text(card)
    assert texts(main, ".search-results h2") == ["Vetëvrasja: udhëzues për profesionistët"]
    assert str(main).index("data-crisis") < str(main).index("search-results")


def test_english_page_answers_in_english_with_the_same_numbers(visitor, directory, guide):
    card = page(visitor.get("/en/kerko/", {"q": "dua te vdes"})).main.select_one("[data-crisis]")

    assert "You are not alone" in text(card)
    assert [link for link in links(card) if link.startswith("tel:")] == ["tel:116111", "tel:129", "tel:112"]
    assert "Where to find help" in text(card)


def test_somebody_in_need_is_not_told_that_nothing_was_found(visitor, directory, words):
    found, nothing = (page(visitor.get("/kerko/", {"q": query})).main for query in ("vetevrasje", "xhungelxyz"))

    assert [bool(main.select(".empty-state")) for main in (found, nothing)] == [False, True]


@pytest.mark.parametrize("query", ["", "fëmijë", "xhungelxyz", "vetevrasje"])
def test_confirmed_numbers_stand_on_every_results_page_and_no_other(visitor, directory, words, query):
    main = page(visitor.get("/kerko/", {"q": query})).main

    assert [link for link in links(main) if link.startswith("tel:")] == ["tel:116111", "tel:129", "tel:112"]


def test_word_that_an_editor_adds_is_heard_at_once(login, editor, visitor, directory, words):
    assert page(visitor.get("/kerko/?q=zbrazeti")).main.select_one("[data-crisis]") is None
    topic = CrisisTopic.objects.get(slug="suicide")
    names = ("slug", "order", "title_sq", "title_en", "text_sq", "text_en", "words_en", "harmless_sq", "harmless_en")
    values = {name: getattr(topic, name) for name in names} | {"words_sq": "zbrazeti*", "guide": ""}

    answer = login(editor).post(f"/admin/snippets/core/crisistopic/edit/{topic.pk}/", values)

    assert answer.status_code == 302
    assert page(visitor.get("/kerko/?q=zbrazetia")).main.select_one("[data-crisis]") is not None
