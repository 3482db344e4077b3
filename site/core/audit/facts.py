"""Facts of an entry in words: apps register what a fact is called and how its codes read."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Choices
from django.utils.functional import Promise
from django.utils.translation import gettext as _

Words = Callable[[str], str]


@dataclass(frozen=True)
class Fact:
    """`words` turns what is stored, a code, into the language of the page; what is no code it gives back."""

    label: str | Promise
    words: Words


FACTS: dict[str, Fact] = {}


def register(name: str, label: str | Promise, words: Words = str) -> None:
    """Say how the fact `name` reads. Raises ValueError for a second way."""
    if name in FACTS and FACTS[name].words is not words:
        raise ValueError(f"audit: the fact {name} is registered twice")
    FACTS[name] = Fact(label, words)


def choices(*enums: type[Choices]) -> Words:
    """Words for the codes of these enumerations."""
    labels = {code: label for enum in enums for code, label in enum.choices}
    return lambda value: str(labels.get(value, value))


def value_in_words(name: str, value: str) -> str:
    if value in ("True", "False"):
        return _("yes") if value == "True" else _("no")
    return FACTS[name].words(value) if name in FACTS else value


def in_words(facts: dict[str, str]) -> list[tuple[str, str]]:
    """What each fact is called, and what it says."""
    return [
        (str(FACTS[name].label) if name in FACTS else name, value_in_words(name, value))
        for name, value in facts.items()
    ]
