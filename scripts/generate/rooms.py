"""Writes the list of rooms in docs/architecture.md from scripts/rooms.toml and the packages' docstrings.

.venv/bin/python scripts/generate/rooms.py          writes it
.venv/bin/python scripts/generate/rooms.py --check  says whether it is fresh (exit code 1 when it is not)
"""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "scripts" / "rooms.toml"
PAGE = ROOT / "docs" / "architecture.md"
BEGIN = "<!-- rooms: made by scripts/generate/rooms.py, do not edit -->\n"
END = "<!-- end of rooms -->\n"
# Packages that hold a layer of their room, by the names that are the same everywhere: no rooms inside it.
LAYERS = {"actions", "api", "demo", "forms", "formats", "management", "migrations", "models", "templatetags", "views"}


def apps() -> dict[str, dict[str, Any]]:
    """The table: name of the app to its row."""
    return tomllib.loads(TABLE.read_text())


def lines() -> Iterator[str]:
    for name, app in apps().items():
        yield f"**`{app['path']}/`**: {said(ROOT / app['path'])} {arrows(name, app['may_import'])}"
        yield ""
        yield from (f"- `{room}`: {said(path)}" for room, path in low(app))
        for room in app.get("rooms", []):
            yield from room_lines(ROOT / app["path"] / room, "")
        yield ""


def arrows(name: str, below: list[str]) -> str:
    if name == "config":
        return "Imports every app; nobody imports it."
    return f"Imports {' and '.join(below)}." if below else "Imports no app."


def low(app: dict[str, Any]) -> list[tuple[str, Path]]:
    """The modules at the app's root that its rooms may import, with their files."""
    paths = ((f"{name}.py", ROOT / app["path"] / f"{name}.py") for name in sorted(app.get("low", [])))
    return [(name, path) for name, path in paths if path.exists()]


def room_lines(path: Path, indent: str) -> Iterator[str]:
    """A line for the room and one for each room inside it; none for one that is not built yet."""
    if not (path / "__init__.py").exists():
        return
    yield f"{indent}- `{path.name}/`: {said(path)}"
    for inner in sorted(path.iterdir()):
        if inner.name not in LAYERS or path.name in LAYERS:
            yield from room_lines(inner, f"{indent}  ")


def said(path: Path) -> str:
    """The first sentence or two of a module's docstring: what stands before its first empty line."""
    file = path / "__init__.py" if path.is_dir() else path
    docstring = ast.get_docstring(ast.parse(file.read_text()))
    if not docstring:
        raise SystemExit(f"{file.relative_to(ROOT)} has no docstring: a line that says what it is for")
    return " ".join(docstring.split("\n\n")[0].split())


def drawn(page: str) -> str:
    """The page with a fresh list between its marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"docs/architecture.md lacks a line of these two: {BEGIN}{END}".strip())
    return before + begin + "\n" + "\n".join(lines()) + end + after


def main() -> None:
    page = PAGE.read_text()
    fresh = drawn(page)
    if "--check" not in sys.argv:
        PAGE.write_text(fresh)
    elif page != fresh:
        raise SystemExit("docs/architecture.md is stale: run .venv/bin/python scripts/generate/rooms.py")


if __name__ == "__main__":
    main()
