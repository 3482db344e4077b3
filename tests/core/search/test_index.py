"""The index is written anew by a command, and by an upgrade whose analysis of words is another one."""

import io

import pytest
from django.core.management import call_command

from core.models import SearchEntry
from core.search import analysis, entries
from core.search.entries import find
from pages.models import InfoPage


@pytest.fixture
def rules(home):
    page = InfoPage(title="Rregullat", body=[("text", "<p>Shkollat</p>")], locale=home.locale)
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def run(*options) -> str:
    said = io.StringIO()
    call_command("search_index", *options, stdout=said)
    return said.getvalue()


def test_command_writes_what_is_missing_and_takes_out_what_is_gone(rules):
    SearchEntry.objects.all().delete()

    said = run()

    assert "pages" in said
    assert [entry.title for entry in find("shkolla", "sq")] == ["Rregullat"]


def test_index_of_this_analysis_is_left_alone(rules):
    SearchEntry.objects.update(title="left alone")

    assert (entries.are_stale(), run("--if-stale")) == (False, "")

    assert SearchEntry.objects.filter(title="left alone").exists()


def test_index_of_another_analysis_is_written_anew_on_upgrade(rules):
    SearchEntry.objects.update(analysis="an older one", terms="")
    assert entries.are_stale()

    run("--if-stale")

    assert SearchEntry.objects.get(page=rules).terms == analysis.analyse("Rregullat Shkollat", "sq")
    assert not entries.are_stale()


def test_fingerprint_is_of_the_code_and_of_simplemma(monkeypatch):
    before = analysis.fingerprint()
    analysis.fingerprint.cache_clear()
    monkeypatch.setattr(analysis, "version", lambda name: "0.0")

    assert analysis.fingerprint() != before

    analysis.fingerprint.cache_clear()
