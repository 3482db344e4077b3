"""One mechanism empties the page cache: an app names the models that its public pages show, nobody empties by hand."""

import ast
from pathlib import Path

import pytest

from core.models import Helpline, Region
from core.page_cache.generation import generation

ROOT = Path(__file__).resolve().parents[2]
CODE = ("site/core", "site/accounts", "site/pages", "site/config", "campaigns", "reporting", "schools")
ITSELF = ROOT / "site/core/page_cache"


def calls_bump(path: Path) -> bool:
    calls = (node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    return any("bump" in (getattr(call, "attr", ""), getattr(call, "id", "")) for call in calls)


@pytest.fixture
def shkoder(db):
    return Region.objects.get(slug="shkoder")


def test_nothing_but_the_page_cache_itself_empties_it():
    paths = [path for folder in CODE for path in (ROOT / folder).rglob("*.py") if path.parent != ITSELF]

    callers = [str(path) for path in paths if calls_bump(path)]

    assert callers == []


def test_row_of_a_named_model_that_is_saved_or_deleted_empties_the_cache(home):
    generations = [generation()]

    helpline = Helpline.objects.create(name="ALO", number="116 111", locale=home.locale)
    generations.append(generation())
    helpline.delete()
    generations.append(generation())

    assert len(set(generations)) == 3


def test_region_whose_name_is_corrected_empties_the_cache(shkoder):
    before = generation()

    shkoder.save()

    assert generation() != before


def test_model_that_no_page_shows_empties_nothing(editor):
    before = generation()

    editor.save()

    assert generation() == before
