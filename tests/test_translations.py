"""Every string of ours is in both catalogues, complete, never fuzzy, with its placeholders."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from wagtail.models import Page

from accounts.models import User
from core.i18n import catalogues

TOPS = {"accounts", "campaigns", "core", "pages", "reporting", "schools"}


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


def names_of(model):
    """What people read; of a type of page nobody reads the plural."""
    names = (model._meta.verbose_name, model._meta.verbose_name_plural)
    return names[:1] if issubclass(model, Page) else names


def test_every_model_of_ours_has_a_name_in_both_languages():
    """The audit page, the admin's lists and its questions before something is deleted all say it."""
    albanian = catalogues.translations("sq")
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in TOPS and model is not User]

    with translation.override(None):  # a name is its own English
        wrong = [
            (model.__name__, str(name))
            for model in ours
            for name in names_of(model)
            if not isinstance(name, Promise) or (str(name), "") not in albanian
        ]

    assert wrong == []
