"""The arrows between rooms. A new arrow is one line here and one decision record in docs/adr/."""

import ast
import site
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {
    "core": ROOT / "site/core",
    "accounts": ROOT / "site/accounts",
    "pages": ROOT / "site/pages",
    "config": ROOT / "site/config",
    "campaigns": ROOT / "campaigns",
    "reporting": ROOT / "reporting",
    "schools": ROOT / "schools",
}
MAY_IMPORT = {
    "core": set(),
    "accounts": {"core"},
    "pages": {"accounts", "core"},
    "campaigns": {"accounts", "core"},
    "reporting": {"accounts", "core"},
    "schools": {"accounts", "core"},
    "config": {"core", "accounts", "pages", "campaigns", "reporting", "schools"},
}
NO_PACKAGES = ("site/__init__.py", "locale/__init__.py", "templates/__init__.py")
VAGUE = {"utils", "util", "helpers", "misc", "common"}


def python_files(room):
    return [path for path in ROOMS[room].rglob("*.py") if "migrations" not in path.parts]


def imported(path):
    """The first part of every absolute import in the file, wherever in it that stands."""
    for node in ast.walk(ast.parse(path.read_text(), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("room", ROOMS)
def test_room_imports_only_rooms_below_it(room):
    allowed = MAY_IMPORT[room] | {room}

    wrong = [
        (str(path), name) for path in python_files(room) for name in imported(path) if name in set(ROOMS) - allowed
    ]

    assert wrong == []


@pytest.mark.parametrize("name", NO_PACKAGES)
def test_source_root_is_no_package(name):
    assert not (ROOT / name).exists()


def test_site_of_the_standard_library_is_intact():
    assert hasattr(site, "getsitepackages")
    assert not Path(site.__file__).is_relative_to(ROOT / "site")


def test_no_module_has_a_vague_name():
    vague = [str(path) for room in ROOMS for path in ROOMS[room].rglob("*.py") if path.stem in VAGUE]

    assert vague == []


@pytest.mark.parametrize("room", sorted(set(ROOMS) - {"config"}))
def test_room_reads_settings_through_django(room):
    wrong = [str(path) for path in python_files(room) if "config" in set(imported(path))]

    assert wrong == []
