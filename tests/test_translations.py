"""Every string of ours is in both catalogues, complete, never fuzzy, with its placeholders."""

import re

import pytest
from django.conf import settings

from core.i18n import catalogues


@pytest.fixture(scope="module")
def texts():
    return catalogues.find_texts()


@pytest.mark.parametrize("language", catalogues.languages())
def test_catalogue_is_fresh_and_complete(texts, language):
    assert catalogues.problems(texts, language) == []


@pytest.mark.parametrize("language", catalogues.languages())
def test_catalogue_has_no_fuzzy_and_no_obsolete_entry(language):
    catalogue = catalogues.read_po(language)

    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    assert list(catalogue.obsolete) == []


def test_strings_are_found_in_python_and_in_templates():
    python = 'from x import _\nname = _("One " "two")\nmany = ngettext("%(n)s day", "%(n)s days", n)\nother = tr("no")'
    counted = "{% blocktranslate trimmed count n=n %}\n one {{ n }}\n{% plural %}\n many\n{% endblocktranslate %}"
    template = "{% load i18n %}{% translate 'Yes' %}" + counted

    from_python = [(text.id, text.plural) for text in catalogues.texts_in_python(python, "x.py")]
    from_template = [(text.id, text.plural) for text in catalogues.texts_in_template(template, "x.html")]

    assert sorted(from_python) == [("%(n)s day", "%(n)s days"), ("One two", "")]
    assert sorted(from_template) == [("Yes", ""), ("one %(n)s", "many")]


@pytest.mark.parametrize(
    ("text", "strings", "lost"),
    [
        (catalogues.Text("%(name)s is here"), ["këtu është %(name)s"], set()),
        (catalogues.Text("%(name)s is here"), ["këtu"], {"%(name)s"}),
        (catalogues.Text("one day", plural="%(n)s days"), ["një ditë", "%(n)s ditë"], set()),
        (catalogues.Text("one day", plural="%(n)s days"), ["një ditë", "ditë"], {"%(n)s"}),
        (catalogues.Text("100%% of it"), ["100%% e saj"], set()),
        (catalogues.Text("{} of {total}"), ["{} nga {gjithsej}"], {"{total}", "{gjithsej}"}),
    ],
)
def test_lost_placeholders_are_named(text, strings, lost):
    assert catalogues.lost_placeholders(text, strings) == lost


def test_words_are_marked_by_names_that_the_catalogues_know():
    """`gettext as _now` would hide its words from `manage.py messages`."""
    alias = re.compile(r"import n?p?gettext(?:_lazy)? as (?!_$)\w+", re.MULTILINE)
    folders = (settings.ROOT / name for name in ("site", "campaigns", "reporting", "schools"))
    hiding = [path.name for folder in folders for path in folder.rglob("*.py") if alias.search(path.read_text())]

    assert hiding == []
