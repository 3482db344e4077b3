"""What is kept in several languages, in the language of the page: columns like `name_sq`, `name_en`, or a mapping.

The languages of the site are settings.LANGUAGES. One that has no column, or no words, yet is answered in the site's
default language: a reader sees Albanian rather than nothing.
"""

from collections.abc import Mapping

from django.conf import settings
from django.db.models import Model
from django.utils.translation import get_language


def codes() -> tuple[str, ...]:
    """The languages of the site, the default one first as settings have it."""
    return tuple(code for code, _name in settings.LANGUAGES)


def current() -> str:
    """The language of the page: one of the site's."""
    language = (get_language() or "").split("-")[0]
    return language if language in codes() else settings.LANGUAGE_CODE


def column(model: type[Model], name: str, language: str | None = None) -> str:
    """The column of `model` that holds `name` in the language of the page, or in the default one."""
    wanted = f"{name}_{language or current()}"
    has = {field.name for field in model._meta.concrete_fields}
    return wanted if wanted in has else f"{name}_{settings.LANGUAGE_CODE}"


def in_language(record: Model, name: str, language: str | None = None) -> str:
    """What `record` says for `name` in the language of the page, or in the default one."""
    default = f"{name}_{settings.LANGUAGE_CODE}"
    return getattr(record, column(type(record), name, language)) or getattr(record, default)


def words_in(words: Mapping[str, str], language: str) -> str:
    """The words in `language`, or in the default one; empty where there are none."""
    return words.get(language) or words.get(settings.LANGUAGE_CODE) or ""
