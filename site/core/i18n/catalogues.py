"""Finds our strings and keeps the catalogues, one a language: no GNU gettext needed.

The source of every string is English. locale/en repeats it (Django would otherwise fall back to Albanian, the default
language); locale/sq is written by people. Entries are sorted and carry files without line numbers, so that diffs stay
small, and nothing is ever guessed: there are no fuzzy entries.
"""

import ast
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po as parse_po
from babel.messages.pofile import write_po
from django.conf import settings
from django.utils.translation.template import templatize

from core.i18n import names

SOURCES = ("site", "campaigns", "reporting", "schools", "templates")
SOURCE = "en"  # what the texts in the code are written in
# name of the call: how many leading texts it takes, and what they are
CALLS = {
    "_": ("id",),
    "gettext": ("id",),
    "gettext_lazy": ("id",),
    "gettext_noop": ("id",),
    "ngettext": ("id", "plural"),
    "ngettext_lazy": ("id", "plural"),
    "pgettext": ("context", "id"),
    "pgettext_lazy": ("context", "id"),
    "npgettext": ("context", "id", "plural"),
    "npgettext_lazy": ("context", "id", "plural"),
}
LITERAL = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
TEMPLATE_CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}|%[sd]")
HEADER = """# {name} strings of iSIGURT. Kept by `manage.py messages`.
msgid ""
msgstr ""
"Project-Id-Version: isigurt\\n"
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


@dataclass(order=True)
class Text:
    """One string of ours. `plural` and `context` are empty where there is none."""

    id: str
    context: str = ""
    plural: str = field(default="", compare=False)
    files: set[str] = field(default_factory=set, compare=False)

    @property
    def key(self) -> tuple[str, str]:
        return self.id, self.context


def languages() -> list[str]:
    """Those of the site, and the one that the code is written in."""
    return list(dict.fromkeys([*names.codes(), SOURCE]))


def find_texts() -> list[Text]:
    """Every string of ours in Python and in templates, sorted."""
    found: dict[tuple[str, str], Text] = {}
    for path in source_files():
        read = texts_in_python if path.suffix == ".py" else texts_in_template
        for text in read(path.read_text(), str(path)):
            known = found.setdefault(text.key, text)
            known.plural = known.plural or text.plural
            known.files.add(path.relative_to(settings.ROOT).as_posix())
    return sorted(found.values())


def source_files() -> Iterator[Path]:
    for folder in SOURCES:
        for path in sorted((settings.ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".html", ".txt") and not {"migrations", "static"} & set(path.parts):
                yield path


def texts_in_python(source: str, name: str) -> Iterator[Text]:
    for node in ast.walk(ast.parse(source, name)):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            values = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            yield from make_text(called, values)


def texts_in_template(source: str, name: str) -> Iterator[Text]:
    """Django turns the template into calls of gettext; we read those."""
    for called, literals in TEMPLATE_CALL.findall(templatize(source, origin=name)):
        yield from make_text(called, list(ast.literal_eval(f"[{literals}]")))


def make_text(called: str, values: list[str]) -> Iterator[Text]:
    roles = CALLS.get(called)
    if roles and len(values) >= len(roles) and values[roles.index("id")]:
        named = dict(zip(roles, values, strict=False))
        yield Text(named["id"], named.get("context", ""), named.get("plural", ""))


# --- Catalogue files ------------------------------------------------------------------------------------------------
def po_file(language: str) -> Path:
    return settings.ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def read_po(language: str) -> Catalog:
    """The catalogue as Babel's object; an empty one when there is no file yet."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return parse_po(file, locale=language)


def translations(language: str) -> dict[tuple[str, str], str | tuple[str, ...]]:
    """What the catalogue says for each (id, context); what is fuzzy counts as not translated."""
    known: dict[tuple[str, str], str | tuple[str, ...]] = {}
    for message in read_po(language):
        if message.id and message.string and not message.fuzzy:
            single = message.id if isinstance(message.id, str) else message.id[0]
            known[single, message.context or ""] = (
                message.string if isinstance(message.string, str) else tuple(message.string)
            )
    return known


def render(language: str, texts: list[Text], known: dict) -> str:
    """The text of the catalogue file."""
    catalog = Catalog(locale=language)
    for text in texts:
        catalog.add(
            (text.id, text.plural) if text.plural else text.id,
            translation(text, language, known),
            context=text.context or None,
            locations=[(name, 0) for name in sorted(text.files)],
        )
    written = io.BytesIO()
    write_po(written, catalog, width=110, omit_header=True, sort_output=True, include_lineno=False)
    name = Locale.parse(language).english_name
    return HEADER.format(name=name, code=language, plurals=catalog.plural_forms) + written.getvalue().decode()


def translation(text: Text, language: str, known: dict) -> str | tuple[str, ...]:
    """What stands in msgstr: in English the string itself, in Albanian what people wrote, or nothing."""
    if language == SOURCE:
        return (text.id, text.plural) if text.plural else text.id
    given = known.get(text.key) or ""
    if text.plural:
        return tuple(given) if isinstance(given, list | tuple) else (given, given)
    return given if isinstance(given, str) else given[0]


def problems(texts: list[Text], language: str) -> list[str]:
    """What is wrong with the catalogue as it lies in the repository: stale, not translated, placeholders lost."""
    known = translations(language)
    path = po_file(language)
    wrong = []
    if not path.exists() or path.read_text() != render(language, texts, known):
        wrong.append(f"locale/{language} is stale: run manage.py messages")
    for text in texts:
        given = known.get(text.key) or ""
        strings = [given] if isinstance(given, str) else list(given)
        if not all(strings):
            wrong.append(f"locale/{language}: not translated: {text.id!r}")
        elif lost := lost_placeholders(text, strings):
            wrong.append(f"locale/{language}: {text.id!r} lost {', '.join(sorted(lost))}")
    return wrong


def lost_placeholders(text: Text, strings: list[str]) -> set[str]:
    """Placeholders that the source has and a translation has not, or the other way round."""
    wanted = placeholders(text.plural or text.id)
    lost = placeholders(strings[-1]) ^ wanted
    return lost | (placeholders(strings[0]) - wanted)


def placeholders(string: str) -> set[str]:
    return {match.group(0) for match in PLACEHOLDER.finditer(string.replace("%%", ""))}


def compile_catalogue(language: str) -> bool:
    """Write the .mo beside the .po unless it is as new; True when it was written."""
    source = po_file(language)
    target = source.with_suffix(".mo")
    if not source.exists() or (target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns):
        return False
    made = target.with_suffix(".new")
    with made.open("wb") as file:
        write_mo(file, read_po(language))
    made.replace(target)  # whoever reads it meanwhile sees the old one or the new one, whole
    return True
