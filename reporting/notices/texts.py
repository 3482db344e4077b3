"""Texts of notices: templates with named gaps (`$links`), their first versions (seeds.yaml), what must be in.

A notice to somebody who can remove something says all that Article 16(2) of the Digital Services Act asks for: why it
is illegal, where exactly it is, who tells it (the hotline, never the reporter), and that this is said in good faith.
"""

from pathlib import Path
from string import Template

import yaml

from reporting.notices.enums import NoticeKind

FILE = Path(__file__).with_name("seeds.yaml")
GAPS = {"reference", "day", "hotline", "email", "links", "explanation", "ground", "broadcaster", "programme", "when"}
NEEDED: dict[str, set[str]] = {
    NoticeKind.HOST: {"reference", "hotline", "email", "links", "explanation"},
    NoticeKind.REGULATOR: {"reference", "hotline", "email", "links", "explanation", "ground"},
    NoticeKind.AUDIOVISUAL: {"reference", "hotline", "email", "explanation", "broadcaster", "programme", "when"},
    NoticeKind.HOTLINE: {"reference", "hotline", "email"},
}
FORBIDDEN: dict[str, set[str]] = {
    NoticeKind.HOTLINE: {"links", "explanation", "broadcaster", "programme", "when", "ground"}
}  # a mail says only: a record waits


class BadText(ValueError):
    """A text with a gap that does not exist, or without one that must be there; `names` are those gaps."""

    def __init__(self, what: str, names: set[str]) -> None:
        self.what, self.names = what, sorted(names)
        super().__init__(f"{what}: {', '.join(self.names)}")


def gaps(text: str) -> set[str]:
    """The names of the gaps in `text`. Raises ValueError for a $ that begins none."""
    template = Template(text)
    if not template.is_valid():
        raise BadText("broken", {"$"})
    return set(template.get_identifiers())


def check(kind: str, subject: str, body: str) -> None:
    """Raises BadText unless a notice of `kind` may be written with this text."""
    found = gaps(subject) | gaps(body)
    if unknown := found - GAPS:
        raise BadText("unknown", unknown)
    if missing := NEEDED[kind] - gaps(body):
        raise BadText("missing", missing)
    if wrong := (found & FORBIDDEN.get(kind, set())) | (gaps(subject) - {"reference", "hotline", "day"}):
        raise BadText("forbidden", wrong)


def fill(text: str, facts: dict[str, str]) -> str:
    """`text` with its gaps filled; what `facts` does not know becomes a dash."""
    return Template(text).substitute({name: facts.get(name) or "–" for name in GAPS})


def first_versions() -> list[dict]:
    """The texts that a new installation begins with: kind, language, subject, body."""
    return [
        {"kind": kind, "language": language, **words}
        for kind, languages in yaml.safe_load(FILE.read_text()).items()
        for language, words in languages.items()
    ]
