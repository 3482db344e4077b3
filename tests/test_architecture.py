"""The arrows between apps and the order of the rooms inside each, as scripts/rooms.toml has them.

An app is a package of Django's: its root holds Django's doors (DOORS), everything else is in a room. A room imports
the rooms before it, the low modules at the root, and the apps below its own. Doors may import every room; nobody
imports a door. Imports inside functions count like all others, and each says why it stands there (REASONS).
"""

import ast
import site
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TABLE = tomllib.loads((ROOT / "scripts/rooms.toml").read_text())
APPS = {app: ROOT / row["path"] for app, row in TABLE.items()}
MAY_IMPORT = {app: set(row["may_import"]) for app, row in TABLE.items()}
ROOMS = {app: row["rooms"] for app, row in TABLE.items() if "rooms" in row}  # lowest first
LOW = {app: set(row["low"]) for app, row in TABLE.items() if "rooms" in row}
DOORS = {
    "__init__", "api", "apps", "checks", "context", "demo", "management", "middleware", "migrations", "models", "tasks",
    "templatetags", "urls", "views", "wagtail_hooks",
}  # fmt: skip
# Why an import may stand inside a function: `# inline: <reason>` beside it. In apps.py all wait for the registry.
REASONS = {"settings", "Wagtail is not ready", "confined"}
NO_PACKAGES = ("site/__init__.py", "locale/__init__.py", "templates/__init__.py")
VAGUE = {"utils", "util", "helpers", "misc", "common"}
MOST_ENTRIES = 16


def python_files(app):
    return [path for path in APPS[app].rglob("*.py") if "migrations" not in path.parts]


def tree_of(path):
    return ast.parse(path.read_text(), str(path))


def imports(path):
    """Every imported module of the file as a dotted name, wherever in it that stands."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module in APPS:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def part_of(app, path):
    """The room or the root module of the app that the file is in."""
    return path.relative_to(APPS[app]).parts[0].removesuffix(".py")


def upward(app, here, there):
    """Whether a file in the part `here` of an app may not import its part `there`."""
    order = ROOMS[app]
    if here in DOORS - set(order) or here == there:
        return False
    if there in LOW[app]:
        return False
    if here in LOW[app] or there not in order:
        return True
    return order.index(there) > order.index(here)


@pytest.mark.parametrize("app", APPS)
def test_app_imports_only_apps_below_it(app):
    allowed = MAY_IMPORT[app] | {app}

    wrong = [
        (str(path), name)
        for path in python_files(app)
        for name in imports(path)
        if name.split(".")[0] in set(APPS) - allowed
    ]

    assert wrong == []


@pytest.mark.parametrize("app", ROOMS)
def test_room_imports_only_rooms_before_it(app):
    wrong = [
        (str(path.relative_to(ROOT)), name)
        for path in python_files(app)
        for name in imports(path)
        if name.startswith(f"{app}.") and upward(app, part_of(app, path), name.split(".")[1])
    ]

    assert wrong == []


@pytest.mark.parametrize("app", ROOMS)
def test_everything_in_an_app_is_a_door_or_in_a_room(app):
    parts = {part_of(app, path) for path in python_files(app)}

    assert parts - DOORS - LOW[app] - set(ROOMS[app]) == set()


def test_import_inside_a_function_says_why():
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for app in APPS
        for path in python_files(app)
        if path.name != "apps.py"
        for node in inner_imports(path)
        if reason_beside(path, node) not in REASONS
    ]

    assert wrong == []


def inner_imports(path):
    tree = tree_of(path)
    kinds = (ast.Import, ast.ImportFrom)
    return [node for node in ast.walk(tree) if isinstance(node, kinds) and node not in tree.body]


def reason_beside(path, node):
    line = path.read_text().splitlines()[node.lineno - 1]
    return line.partition("# inline: ")[2].strip()


@pytest.mark.parametrize("app", ROOMS)
def test_room_has_a_docstring_and_no_more_than_it_can_hold(app):
    rooms = {path.parent for path in python_files(app) if path.parent != APPS[app]}
    packages = [room for room in rooms if not {"management", "demo", "templatetags", "formats"} & set(room.parts)]

    silent = [str(room) for room in packages if not ast.get_docstring(tree_of(room / "__init__.py"))]
    full = [
        str(room) for room in packages if len([e for e in room.iterdir() if e.name != "__pycache__"]) > MOST_ENTRIES
    ]

    assert (silent, full) == ([], [])


@pytest.mark.parametrize("name", NO_PACKAGES)
def test_source_root_is_no_package(name):
    assert not (ROOT / name).exists()


def test_site_of_the_standard_library_is_intact():
    assert hasattr(site, "getsitepackages")
    assert not Path(site.__file__).is_relative_to(ROOT / "site")


def test_no_module_has_a_vague_name():
    vague = [str(path) for app in APPS for path in APPS[app].rglob("*.py") if path.stem in VAGUE]

    assert vague == []


@pytest.mark.parametrize("app", sorted(set(APPS) - {"config"}))
def test_app_reads_settings_through_django(app):
    wrong = [str(path) for path in python_files(app) if "config" in {name.split(".")[0] for name in imports(path)}]

    assert wrong == []


def test_no_module_of_tests_imports_another():
    """What several need lies in a module of helpers, in a factory or in a conftest."""
    tests = (ROOT / "tests").rglob("*.py")

    wrong = [
        (str(path.relative_to(ROOT)), node.module)
        for path in tests
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.rpartition(".")[2].startswith("test_")
        if node.module.startswith("tests.")
    ]

    assert wrong == []
