"""The demo's texts: both languages complete, Albanian with its letters, links that lead somewhere."""

import re

import pytest

from pages.demo.content import PAGE_LINK, read_pages, read_snippets, texts

PAGES = read_pages()
KEYS = {page["key"] for page in PAGES}
HELPLINES = {row["key"] for row in read_snippets("helplines")}
WORDS = {"guide": (350, 700), "topic": (200, 400), "info": (250, 500), "audience": (200, 400), "programme": (250, 500)}
BARE = re.compile(
    r"\b(femij\w*|eshte|cfare|kercenim\w*|shoqeri\w*|mesues\w*|prinder\w*|nje|te|per|qe|ne|ce)\b", re.IGNORECASE
)
LETTERS_LEFT_OUT = {"te", "ne"}  # «te» (at) and «ne» (we) are words of their own
TAGS = re.compile(r"<[^>]+>")

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page["key"])


def words_of(page: dict, language: str) -> list[str]:
    said = " ".join(text[language] for place, text in texts(page) if not place.startswith(".slug"))
    return TAGS.sub(" ", said).split()


def values(value, name):
    """Every value called `name`, however deep."""
    if isinstance(value, dict):
        yield from ([value[name]] if name in value else [])
        for inner in value.values():
            yield from values(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from values(inner, name)


def test_demo_has_more_than_thirty_two_pages_of_every_type():
    kinds = {page["type"] for page in PAGES}

    assert len(PAGES) >= 32
    assert kinds == {
        "home",
        "audience",
        "section",
        "topic",
        "guide",
        "news",
        "programme",
        "info",
        "law",
        "helplines",
        "partners",
        "contact",
    }


@every_page
def test_page_says_everything_in_both_languages(page):
    empty = [place for place, text in texts(page) if not (text["sq"].strip() and text["en"].strip())]

    assert empty == []


@every_page
def test_page_has_as_many_words_as_its_type_asks_for(page):
    low, high = WORDS.get(page["type"], (0, 1000))

    counts = [len(words_of(page, language)) for language in ("sq", "en")]

    assert all(low <= count <= high for count in counts), counts


@every_page
def test_page_links_only_to_what_there_is(page):
    linked = {key for _, text in texts(page) for language in text.values() for key in PAGE_LINK.findall(language)}
    cards = {card["page"] for cards in values(page, "cards") for card in cards}
    helplines = {key for keys in values(page, "helplines") if isinstance(keys, list) for key in keys}

    assert linked | cards | {page["parent"] or "home"} | {page.get("topic", "home")} <= KEYS
    assert helplines <= HELPLINES


@every_page
def test_both_languages_have_the_same_paragraphs_and_links(page):
    different = [
        place for place, text in texts(page) if re.findall(r"</?\w+", text["sq"]) != re.findall(r"</?\w+", text["en"])
    ]

    assert different == []


@every_page
def test_albanian_is_written_with_its_letters(page):
    said = " ".join(words_of(page, "sq"))

    bare = {word for word in BARE.findall(said) if word.lower() not in LETTERS_LEFT_OUT}

    assert bare == set()
    assert said.count("ë") > len(said) / 60


@every_page
def test_texts_use_typographic_apostrophes_and_quotes(page):
    plain = [place for place, text in texts(page) for said in text.values() if re.search("['\"]", TAGS.sub("", said))]

    assert plain == []


def test_no_phone_number_is_printed_but_the_helplines():
    said = " ".join(TAGS.sub(" ", text["sq"]) for page in PAGES for _, text in texts(page)).replace("116 111", "")

    assert re.findall(r"\+\s?355|\b06\d|\d(?: ?\d){6,}", said) == []


def test_unconfirmed_helplines_are_never_in_the_strip():
    rows = read_snippets("helplines")

    assert [row["number"] for row in rows if row["urgent"]] == ["116 111", "129"]
    assert all(row["confirmed"] for row in rows if row["urgent"])
    assert {row["number"] for row in rows if not row["confirmed"]} >= {"127", "128"}
