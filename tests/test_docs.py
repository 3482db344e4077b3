"""What is said about the code is so: files, packages, modules and links that texts and comments name are there."""

import ast
import io
import re
import tokenize
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands

from core.tiles import TILES

ROOT = Path(__file__).resolve().parent.parent
TOPS = ("campaigns", "deploy", "docs", "locale", "reporting", "schools", "scripts", "site", "templates", "tests")
APPS = ("accounts", "campaigns", "config", "core", "pages", "reporting", "schools")
TEXTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
CODE = [path for top in TOPS for path in sorted((ROOT / top).rglob("*.py")) if "migrations" not in path.parts]
# Named because they must not be there, or because only an installation has them.
ABSENT = {"site/__init__.py", "locale/__init__.py", "deploy/env", "deploy/tls"}
ENDINGS = (".py", ".md", ".css", ".js", ".toml", ".yaml")

# `reporting/vault/`, `site/core/http.py`, `vault/crypto/streams.py`; no pattern, no address.
PATH = re.compile(r"(?<![\w/.<>:*…-])(?:[\w.-]+/)+[\w.-]*\w/?(?![\w*<{…/])")
FILE = re.compile(rf"(?<![\w/.*-])[a-z_]\w*(?:{'|'.join(map(re.escape, ENDINGS))})\b")
DOTTED = re.compile(rf"(?<![\w/.@-])(?:{'|'.join(APPS)})(?:\.[A-Za-z_]\w*)+(?![\w/]|\.\w)")
COMMAND = re.compile(r"manage\.py ([a-z_]+)(?![\w/.-])")
TARGET = re.compile(r"`make ([a-z-]+)[` ]|^    make ([a-z-]+) ", re.MULTILINE)
SETTING = re.compile(r"`#?([A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9])(?:=[^`]*)?`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)")


def name_of(path):
    return str(path.relative_to(ROOT))


def prose(path):
    """The docstrings and comments of a file of code."""
    text = path.read_text()
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef
    docstrings = [ast.get_docstring(node) or "" for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return "\n".join([*docstrings, *(token.string for token in tokens if token.type == tokenize.COMMENT)])


@cache
def entries():
    """Every file and folder of ours, by each end of its path: a text need not begin at the root."""
    inside = [path for top in TOPS for path in (ROOT / top).rglob("*") if "__pycache__" not in path.parts]
    parts = [path.relative_to(ROOT).parts for path in [*inside, *map(ROOT.joinpath, TOPS), *ROOT.glob("*.*")]]
    return {"/".join(some[start:]) for some in parts for start in range(len(some))}


def is_missing_path(name):
    """Whether nothing of ours is called so. `docs/adr/0005` is enough for a decision."""
    name = name.rstrip("/")
    ours = name.split("/")[0] in (*TOPS, *APPS) or name.endswith(ENDINGS)
    if name.startswith("docs/adr/") and len(name) == len("docs/adr/0000"):
        return not list(ROOT.glob(f"{name}-*.md"))
    return ours and name not in ABSENT and name not in entries()


def is_missing_module(name):
    """Whether a dotted name is no module, nothing in one, no model and no tile."""
    parts = name.split(".")
    return not (name in TILES or is_model(parts) or leads_somewhere(parts))


def is_model(parts):
    return len(parts) == 2 and parts[1].lower() in apps.all_models[parts[0]]


def leads_somewhere(parts):
    for length in range(len(parts), 0, -1):
        try:
            found = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        return has(found, parts[length:])
    return False


def has(found, names):
    """Whether `found` has an attribute of the first name, that one of the second, and so on."""
    for name in names:
        if not hasattr(found, name):
            return False
        found = getattr(found, name)
    return True


def missing(text):
    paths = [name for name in PATH.findall(LINK.sub("]", text)) if not name.startswith(".") and is_missing_path(name)]
    files = [name for name in FILE.findall(LINK.sub("]", text)) if is_missing_path(name)]
    return [*paths, *files, *filter(is_missing_module, DOTTED.findall(text))]


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_text_names_only_what_is_there(path):
    assert missing(path.read_text()) == []


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_links_of_a_text_lead_somewhere(path):
    wrong = [link for link in LINK.findall(path.read_text()) if not (path.parent / link).exists()]

    assert wrong == []


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_text_names_only_commands_that_run(path):
    text, makefile = path.read_text(), (ROOT / "Makefile").read_text()

    commands = set(COMMAND.findall(text)) - set(get_commands())
    targets = [one or other for one, other in TARGET.findall(text) if f"\n{one or other}:" not in makefile]

    assert (commands, targets) == (set(), [])


@pytest.mark.parametrize("path", [path for path in TEXTS if path.name != "CHANGELOG.md"], ids=name_of)
def test_text_names_only_settings_that_something_reads(path):
    assert set(SETTING.findall(path.read_text())) - capitals() == set()


@cache
def capitals():
    """Every name in capitals in our code, and in what an installation starts from."""
    files = [*CODE, *(path for path in (ROOT / "deploy").rglob("*") if path.is_file()), ROOT / ".env.example"]
    return {name for path in files for name in re.findall(r"\b[A-Z][A-Z0-9_]+\b", path.read_text())}


def test_docstrings_and_comments_name_only_what_is_there():
    wrong = {name_of(path): gone for path in CODE if (gone := missing(prose(path)))}

    assert wrong == {}


@pytest.mark.parametrize(
    "name",
    ["reporting/actions/", "reporting/vault/nothing.py", "nothing.py", "docs/adr/9999", "core.nothing", "core.http.no"],
)
def test_what_is_not_there_is_found(name):
    assert missing(f"It is in `{name}`, as ever.") == [name]


@pytest.mark.parametrize(
    "name", ["reporting/vault/", "vault/crypto/streams.py", "stages.py", "docs/adr/0005", "core.tiles", "core.Region"]
)
def test_what_is_there_is_known_by_each_of_its_names(name):
    assert missing(f"It is in `{name}`, as ever.") == []


def test_attribute_of_a_class_is_followed():
    assert missing("core.models.Region.objects") == []
    assert missing("core.models.Region.nothing") == ["core.models.Region.nothing"]


def test_generated_files_that_git_is_told_of_are_there():
    lines = (ROOT / ".gitattributes").read_text().splitlines()

    named = [line.split()[0] for line in lines if line and not line.startswith("#")]

    assert named and [name for name in named if not (ROOT / name).is_file()] == []
