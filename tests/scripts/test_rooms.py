"""The list of rooms in docs/architecture.md is made from the table and from what each package says of itself."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/architecture.md").read_text()
TABLE = tomllib.loads((ROOT / "scripts/rooms.toml").read_text())
IMPORT = "import sys, pathlib; from generate import rooms; "
DRAW = IMPORT + "sys.stdout.write(rooms.drawn(sys.argv[1]))"
SAID = IMPORT + "rooms.ROOT = pathlib.Path(sys.argv[1]); print(rooms.said(rooms.ROOT))"


def test_list_is_fresh(run_code):
    drawn = run_code(DRAW, PAGE)

    assert drawn.stdout == PAGE


def test_every_app_and_every_room_that_is_built_has_its_line():
    rooms = [(row["path"], room) for row in TABLE.values() for room in row.get("rooms", [])]
    built = [room for path, room in rooms if (ROOT / path / room).is_dir()]

    missing = [room for room in built if f"\n- `{room}/`: " not in PAGE]

    assert (missing, [row["path"] for row in TABLE.values() if f"**`{row['path']}/`**" not in PAGE]) == ([], [])


def test_old_line_is_drawn_anew(run_code):
    old = PAGE.replace("- `outbox/`: ", "- `outbox/`: once upon a time ")

    drawn = run_code(DRAW, old)

    assert old != PAGE
    assert drawn.stdout == PAGE


def test_page_without_marks_is_refused(run_code):
    drawn = run_code(DRAW, "# How it is built\n")

    assert drawn.returncode == 1
    assert "lacks a line" in drawn.stderr


def test_package_that_says_nothing_is_named(run_code, tmp_path):
    (tmp_path / "__init__.py").write_text("")

    said = run_code(SAID, str(tmp_path))

    assert said.returncode == 1
    assert "__init__.py has no docstring" in said.stderr


def test_only_what_stands_before_an_empty_line_is_taken(run_code, tmp_path):
    (tmp_path / "__init__.py").write_text('"""One thing:\nand its end.\n\nMore.\n"""\n')

    said = run_code(SAID, str(tmp_path))

    assert said.stdout == "One thing: and its end.\n"
