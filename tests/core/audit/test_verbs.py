"""Verbs are members of lists that have words in both languages, never strings."""

import ast
from pathlib import Path

import pytest
from django.db.models import TextChoices
from django.utils import translation

from core import audit
from core.audit import facts, verbs
from core.audit.verbs import Verb
from reporting.verbs import Verb as ReportVerb

ROOT = Path(__file__).resolve().parents[3]
OWN = {"by", "day_only"}


class Strange(TextChoices):
    """A list that nobody has registered."""

    REGISTERED_NAME = "report.closed", "closed"
    UNKNOWN = "strange.thing", "strange"


def calls():
    """Every audit.record(...) of the program."""
    for folder in ("site", "reporting", "schools", "campaigns"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record":
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def results(node) -> list[ast.expr]:
    """What an expression may come to: both sides of a choice."""
    return results(node.body) + results(node.orelse) if isinstance(node, ast.IfExp) else [node]


def test_no_call_records_a_string():
    texts = (ast.Constant, ast.JoinedStr, ast.BinOp)
    found = list(calls())

    wrong = [place for place, node in found if any(isinstance(part, texts) for part in results(node.args[0]))]

    assert len(found) > 50
    assert wrong == []


def test_every_fact_that_is_recorded_has_a_name_in_words():
    named = {word.arg for _place, node in calls() for word in node.keywords if word.arg}

    assert named - OWN - set(facts.FACTS) == set()


@pytest.mark.parametrize("wrong", ["report.closed", "strange.thing", Strange.REGISTERED_NAME, Strange.UNKNOWN])
def test_what_is_not_registered_cannot_be_recorded(editor, wrong):
    with pytest.raises(verbs.UnknownVerb):
        audit.record(wrong, editor)


def test_unknown_verb_cannot_be_shown():
    with pytest.raises(verbs.UnknownVerb):
        verbs.in_words("strange.thing")


def test_verb_belongs_to_one_list(monkeypatch):
    monkeypatch.setattr(verbs, "VERBS", dict(verbs.VERBS))
    verbs.register(Verb)

    with pytest.raises(ValueError, match="registered twice"):
        verbs.register(Strange)


@pytest.mark.parametrize("code", ["sq", "en"])
def test_every_verb_has_words(code):
    with translation.override(code):
        assert [value for value in verbs.VERBS if verbs.in_words(value) in ("", value)] == []


def test_words_differ_between_the_languages():
    said = {}
    for code in ("sq", "en"):
        with translation.override(code):
            said[code] = [verbs.in_words(value) for value in sorted(verbs.VERBS)]

    assert [pair for pair in zip(said["sq"], said["en"], strict=True) if pair[0] == pair[1]] == []


def test_codes_of_facts_are_words_and_the_rest_stays_as_it_is(db):
    with translation.override("sq"):
        said = facts.in_words({"country": "DE", "agrees": "True", "to": "ana", "unknown": "x"})

    assert said == [("shteti", "Gjermani"), ("pajtohet", "po"), ("te", "ana"), ("unknown", "x")]


def test_verbs_of_reports_are_stored_as_they_were():
    assert ReportVerb.REPORT_HOST_COUNTRY.value == "report.host_country"
