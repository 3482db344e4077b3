"""Rooms inside an app: which there are, in which order, and what may stand beside them."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Lowest first: a room imports only rooms before it, and the app's enums.
ORDER = {
    "campaigns": ("editions", "activities"),
    "schools": ("coordinators", "registry", "networks", "facilitators", "clashes", "sessions", "coverage"),
}
DOORS = {"__init__.py", "apps.py", "models.py", "urls.py", "api.py", "wagtail_hooks.py", "tasks.py", "checks.py"}
DOORS |= {"enums.py", "migrations", "management", "templatetags", "demo"}
MOST_ENTRIES = 15
ROOMS = [(app, room) for app, rooms in ORDER.items() for room in rooms]


def entries(folder):
    return {path.name for path in folder.iterdir() if path.name != "__pycache__"}


def imported(path):
    """Every module that the file imports, wherever in it that stands; `from a import b` may mean the module a.b."""
    for node in ast.walk(ast.parse(path.read_text(), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("app", ORDER)
def test_app_holds_the_doors_and_the_rooms_alone(app):
    strange = entries(ROOT / app) - DOORS - set(ORDER[app])

    assert strange == set()


@pytest.mark.parametrize(("app", "room"), ROOMS)
def test_room_imports_only_rooms_before_it(app, room):
    allowed = {*ORDER[app][: ORDER[app].index(room) + 1], "enums"}

    wrong = [
        (path.name, name)
        for path in (ROOT / app / room).rglob("*.py")
        for name in imported(path)
        if name.split(".")[0] == app and name.split(".")[1] not in allowed
    ]

    assert wrong == []


@pytest.mark.parametrize(("app", "room"), ROOMS)
def test_room_says_in_one_line_what_it_is_for(app, room):
    line = ast.get_docstring(ast.parse((ROOT / app / room / "__init__.py").read_text()))

    assert line and "\n" not in line


@pytest.mark.parametrize("app", ORDER)
def test_no_folder_has_more_entries_than_one_can_see(app):
    folders = [path for path in (ROOT / app).rglob("*") if path.is_dir() and path.name != "__pycache__"]

    assert [str(folder) for folder in folders if len(entries(folder)) > MOST_ENTRIES] == []
