"""Each record in docs/adr/ begins alike, is short, and says whether it still holds."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "docs/adr"
RECORDS = sorted(FOLDER.glob("*.md"))
NUMBERS = [path.name[:4] for path in RECORDS]
MOST_WORDS = 520  # what fits on a page with its heading; most take half of it
STATUS = re.compile(r"Status: (?:proposed|accepted|withdrawn|superseded by (?P<by>\d{4}))")


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_record_begins_with_number_date_and_status(path):
    title, empty, date, status, gap = path.read_text().split("\n")[:5]

    assert path.name == path.name.lower()
    assert re.fullmatch(rf"# {path.name[:4]} \S.*", title)
    assert re.fullmatch(r"Date: 20\d\d-[01]\d-[0-3]\d", date)
    assert STATUS.fullmatch(status)
    assert (empty, gap) == ("", "")


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_record_that_is_superseded_names_the_one_that_holds(path):
    by = STATUS.search(path.read_text())["by"]

    assert by is None or by in NUMBERS


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_record_is_short(path):
    assert len(path.read_text().split()) <= MOST_WORDS


def test_number_is_given_once():
    assert len(set(NUMBERS)) == len(NUMBERS)
