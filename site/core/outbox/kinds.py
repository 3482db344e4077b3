"""What an outbox row may ask for: each app registers its kinds in `apps.py: ready()`, with words for people."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from core.outbox.models import OutboxItem

Handle = Callable[[OutboxItem], None]


class NotYet(Exception):
    """Raised by a handler for which it is too early: the row waits until `when`, and this was no failure."""

    def __init__(self, when: dt.datetime) -> None:
        super().__init__()
        self.when = when


class UnknownKind(LookupError):
    """No app has registered this kind of row."""


@dataclass(frozen=True)
class Kind:
    """`label` says to an administrator what did not go out; `handle` does it, and must be safe to run twice."""

    name: str
    label: str | Promise
    handle: Handle


KINDS: dict[str, Kind] = {}


def register(name: str, label: str | Promise, handle: Handle) -> None:
    """Register the function that does what rows of the kind `name` ask for. Raises ValueError for a second one."""
    known = KINDS.setdefault(name, Kind(name, label, handle))
    if known.handle is not handle:
        raise ValueError(f"outbox: {name} is registered twice")


def kind(name: str) -> Kind:
    """Raises UnknownKind."""
    if name not in KINDS:
        raise UnknownKind(name)
    return KINDS[name]


def label(name: str) -> str:
    """The kind in words. A row of an older version, whose kind no app knows any more, is shown by its name."""
    return str(KINDS[name].label) if name in KINDS else name
