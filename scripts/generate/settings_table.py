"""Writes docs/settings.md from the typed readers of the settings.

.venv/bin/python scripts/generate/settings_table.py          writes it
.venv/bin/python scripts/generate/settings_table.py --check  says whether it is fresh (exit code 1 when it is not)
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "settings.md"
HEAD = """# Settings

Made by `scripts/generate/settings_table.py` from the code; do not edit. Every setting is an environment variable. A bad
value ends the program with code 2 and one line that says what was given and what is expected. The defaults are those of
production; `make run` sets `ENVIRONMENT=demo`: without `HTTPS` and `REQUIRE_TWO_FACTOR`, with secrets of its own.

| Variable | Kind | Default | What it is |
| --- | --- | --- | --- |
"""


def registry() -> dict[str, Any]:
    """Load the settings as production would, with secrets of no worth, and return what the readers registered."""
    os.environ.update(ENVIRONMENT="production", ALLOW_SQLITE="1", SECRET_KEY="-" * 40, CODE_PEPPER="-" * 40)
    os.environ.update(AUDIT_KEY="-" * 40)
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    from config import env, gunicorn, settings  # noqa: F401 reading them registers their variables

    return env.REGISTRY


def rows() -> Iterator[str]:
    found = registry()
    for variable in sorted(found.values(), key=lambda row: row.name):
        default = variable.default.replace(str(ROOT) + "/", "")
        shown = f"`{default}`" if default else ""
        yield f"| `{variable.name}` | {variable.kind} | {shown} | {variable.help} |".replace("\n", " ")


def main() -> None:
    for name in list(os.environ):
        if name not in ("PATH", "HOME", "LANG", "TMPDIR"):
            del os.environ[name]
    text = HEAD + "\n".join(rows()) + "\n"
    if "--check" not in sys.argv:
        TABLE.write_text(text)
    elif not TABLE.exists() or TABLE.read_text() != text:
        raise SystemExit("docs/settings.md is stale: run .venv/bin/python scripts/generate/settings_table.py")


if __name__ == "__main__":
    main()
