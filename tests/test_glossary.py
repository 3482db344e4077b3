"""docs/glossary.md has every room, in words that the interface has, each once."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs/glossary.md").read_text()
TABLE = tomllib.loads((ROOT / "scripts/rooms.toml").read_text())
ROOMS = [f"{row['path']}/{room}/" for row in TABLE.values() for room in row.get("rooms", [])]
NOT_SAID = {"—", "–"}


def rows():
    """The cells of each row of each table; the heads and the lines below them left out."""
    for line in TEXT.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] not in ("word", "---"):
            yield cells


WORDS = [cells for cells in rows() if len(cells) == 4]


@pytest.fixture(scope="module")
def albanian():
    """All that the interface says in Albanian, in small letters."""
    with (ROOT / "locale/sq/LC_MESSAGES/django.po").open("rb") as file:
        texts = [message.string for message in read_po(file)]
    return "\n".join(text if isinstance(text, str) else "\n".join(text) for text in texts).lower()


@pytest.mark.parametrize("room", [room for room in ROOMS if (ROOT / room).is_dir()])
def test_room_has_its_words(room):
    assert room in TEXT


def test_albanian_words_are_those_of_the_interface(albanian):
    said = {word for cells in WORDS for word in cells[1].lower().replace(",", "").split() if word not in NOT_SAID}

    assert {word for word in said if stem(word) not in albanian} == set()


def stem(word):
    """Without what Albanian changes at a word's end."""
    return word[: max(4, len(word) - 2)]


def test_word_has_one_line():
    counted = Counter(cells[0] for cells in WORDS)

    assert [word for word, times in counted.items() if times > 1] == []


def test_line_says_what_it_means_and_where_it_lives():
    assert len(WORDS) > 100
    assert [cells for cells in WORDS if not all(cells) or "`" not in cells[3]] == []
