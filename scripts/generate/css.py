"""Join the parts of the style sheet into site/static/css/site.css, each in its cascade layer.

    .venv/bin/python scripts/generate/css.py          writes site.css
    .venv/bin/python scripts/generate/css.py --check  says whether it is what the parts make (exit code 1 when not)

A phone on a slow line then asks for one file instead of fifty. There is no bundler: the browser reads the same text.
"""

import pathlib
import re
import sys
from collections.abc import Iterator

CSS = pathlib.Path(__file__).resolve().parents[2] / "site/static/css"
SITE = CSS / "site.css"


def parts() -> Iterator[tuple[str, pathlib.Path]]:
    """Yield (layer, path) in the order of the layers; fonts.css stands outside them."""
    for layer in ("tokens", "reset", "base", "layout"):
        yield layer, CSS / f"{layer}.css"
    for path in sorted((CSS / "components").glob("*.css")):
        yield "components", path
    for layer in ("utilities", "print"):
        yield layer, CSS / f"{layer}.css"


def bare(path: pathlib.Path) -> str:
    """The text without comments, blank lines and indentation, which are for people."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def joined() -> str:
    sheets = ["/* Made by scripts/generate/css.py from the files beside it. Do not edit. */"]
    sheets += [bare(CSS / "layers.css"), bare(CSS / "fonts.css")]
    sheets += [f"@layer {layer} {{\n{bare(path)}\n}}" for layer, path in parts()]
    return "\n".join(sheets) + "\n"


def main() -> None:
    if "--check" not in sys.argv:
        SITE.write_text(joined())
    elif not SITE.exists() or SITE.read_text() != joined():
        raise SystemExit("site/static/css/site.css is stale: run .venv/bin/python scripts/generate/css.py")


if __name__ == "__main__":
    main()
