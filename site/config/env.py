"""Typed readers of the environment.

Each reader registers the variable (for the table in docs/settings.md) and refuses a bad value by ending the program
with code 2 and one sentence that names the variable, what was given and what is expected. Secrets are never echoed.
"""

import contextlib
import os
import re
import secrets
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


class BadSetting(SystemExit):
    """Ends the program with code 2 after one plain sentence on stderr."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        print(f"isigurt: {sentence}", file=sys.stderr)
        super().__init__(2)


@dataclass(frozen=True)
class Variable:
    """One row of the table of settings."""

    name: str
    kind: str
    default: str
    help: str


REGISTRY: dict[str, Variable] = {}


def read(name: str, kind: str, default: Any, help: str, parse: Callable[[str], T], *, secret: bool = False) -> T:
    """Return the parsed value of `name`, or of `default` when it is not set. `parse` raises ValueError on a bad one."""
    REGISTRY[name] = Variable(name, kind, "" if secret else str(default), help)
    given = os.environ.get(name, "").strip() or str(default)
    try:
        return parse(given)
    except ValueError as wrong:
        shown = "a value that is not shown here" if secret else repr(given)
        raise BadSetting(f"{name} is {shown}; expected {wrong or kind}.") from None


def text(name: str, default: str = "", *, help: str) -> str:
    """A string, as it stands."""
    return read(name, "text", default, help, str)


def flag(name: str, default: bool, *, help: str) -> bool:
    """1, true, yes, on; or 0, false, no, off."""

    def parse(given: str) -> bool:
        if given.lower() in TRUE | FALSE:
            return given.lower() in TRUE
        raise ValueError("1 or 0 (also true/false, yes/no, on/off)")

    return read(name, "flag", int(default), help, parse)


def number(name: str, default: int, *, low: int = 0, high: int = 2**31, help: str) -> int:
    """A whole number between `low` and `high`, both included."""
    expected = f"a whole number from {low} to {high}"

    def parse(given: str) -> int:
        if not given.lstrip("-").isdigit() or not low <= int(given) <= high:
            raise ValueError(expected)
        return int(given)

    return read(name, "number", default, help, parse)


def choice(name: str, default: str, options: Iterable[str], *, help: str) -> str:
    """One of `options`."""
    allowed = tuple(options)

    def parse(given: str) -> str:
        if given not in allowed:
            raise ValueError("one of " + ", ".join(allowed))
        return given

    return read(name, "one of " + ", ".join(allowed), default, help, parse)


def words(name: str, default: str = "", *, help: str) -> list[str]:
    """Comma-separated words; empty ones are dropped."""
    return read(name, "list", default, help, lambda given: [w.strip() for w in given.split(",") if w.strip()])


def url(name: str, default: str, schemes: Iterable[str], *, help: str) -> str:
    """An address whose scheme is one of `schemes`. Its value may carry a password and is never shown."""
    allowed = tuple(schemes)

    def parse(given: str) -> str:
        if given and urlsplit(given).scheme not in allowed:
            raise ValueError("an address that begins with " + " or ".join(f"{s}://" for s in allowed))
        return given

    return read(name, "address", default, help, parse, secret=bool(os.environ.get(name)))


def onion(name: str, *, help: str) -> str:
    """The host of an onion service (version 3), or nothing."""

    def parse(given: str) -> str:
        if given and not re.fullmatch(r"([a-z0-9-]+\.)*[a-z2-7]{56}\.onion", given):
            raise ValueError("a host name of 56 characters and .onion, without http://")
        return given

    return read(name, "host name", "", help, parse)


def secret(name: str, *, production: bool, folder: Path, help: str) -> str:
    """A secret of at least 32 characters. Outside production a missing one is made once and kept in `folder`."""
    REGISTRY[name] = Variable(name, "secret, 32 characters or more", "", help)
    given = os.environ.get(name, "")
    if not given and not production:
        given = kept_secret(folder / name.lower())
    if len(given) < 32:
        found = "too short" if given else "not set"
        raise BadSetting(f"{name} is {found}; expected 32 or more random characters (see docs/runbook/deploy.md).")
    return given


def kept_secret(path: Path) -> str:
    """Return the secret in `path`; make it first, readable by its owner alone, when it is not there."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:  # mkstemp: for its owner's eyes alone
            file.write(secrets.token_urlsafe(48))
            file.flush()
            # A link appears whole or not at all: processes that start together never read a half-written secret.
            with contextlib.suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_text().strip()
