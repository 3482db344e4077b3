"""The tokens keep their contrasts in every scheme, and no other style sheet holds a colour or a size."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import wagtail.admin

ROOT = Path(__file__).resolve().parents[2]
CSS = ROOT / "site/static/css"
# The two sheets that hold values: of the whole platform, and what the desk has beside it.
TOKENS = [CSS / "tokens.css", CSS / "desk/tokens.css"]
LAYERS = ("reset", "base", "layout", "utilities", "print", "patterns")
PUBLIC = [*(CSS / f"{layer}.css" for layer in LAYERS), *(CSS / "components").glob("*.css")]
# These live inside Wagtail's admin and take their colours from it.
ADMIN = [CSS / "admin-banner.css", *(path for path in (CSS / "desk").glob("*.css") if path not in TOKENS)]
PARTS = [*PUBLIC, *ADMIN]

GROUNDS = ("paper", "card", "sunk", "lamp-soft", "leaf-soft", "alarm-soft")
TINTS = ("tint-children", "tint-youth", "tint-parents", "tint-teachers", "tint-professionals")
TEXT = [("ink", ground, 7) for ground in (*GROUNDS, *TINTS)]
TEXT += [("ink-soft", ground, 4.5) for ground in ("paper", "card", "sunk", "tint-youth", "leaf-soft")]
TEXT += [("link", ground, 4.5) for ground in GROUNDS]
TEXT += [("leaf", ground, 4.5) for ground in ("paper", "card", "sunk")]
TEXT += [("alarm", ground, 4.5) for ground in ("paper", "card", "alarm-soft")]
TEXT += [
    ("on-night", "night", 7),
    ("on-night", "night-raise", 7),
    ("on-night-soft", "night", 4.5),
    ("lamp", "night", 7),
]
TEXT += [("on-night", "halo-near", 7), ("on-night-soft", "halo-near", 4.5)]
TEXT += [("on-lamp", "lamp", 7), ("on-leaf", "leaf-fill", 4.5), ("on-alarm", "alarm-fill", 4.5)]
EDGES = [("line-strong", ground, 3) for ground in ("paper", "card")]
EDGES += [("focus", ground, 3) for ground in ("paper", "card", "sunk")]
EDGES += [("leaf-fill", "paper", 3), ("alarm-fill", "paper", 3)]


def schemes():
    """Yield (name, tokens) for light, dark and both with more contrast, each laid over what comes before it."""
    blocks = re.findall(r"(?:@media ([^{]+)\{\s*)?:root \{(.*?)\}", (CSS / "tokens.css").read_text(), re.DOTALL)
    sheets = {media.strip(): dict(re.findall(r"--([\w-]+): (#\w{6});", body)) for media, body in blocks}
    light, dark = sheets[""], sheets["(prefers-color-scheme: dark)"]
    more, both = sheets["(prefers-contrast: more)"], sheets["(prefers-contrast: more) and (prefers-color-scheme: dark)"]
    yield "light", light
    yield "dark", light | dark
    yield "light, more contrast", light | more
    yield "dark, more contrast", light | dark | more | both


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("name", "tokens"), list(schemes()), ids=lambda value: value if isinstance(value, str) else "")
def test_tokens_keep_their_contrast(name, tokens):
    weak = [
        f"{front} on {ground}: {ratio:.2f} < {least}"
        for front, ground, least in TEXT + EDGES
        if (ratio := contrast(tokens[front], tokens[ground])) < least
    ]

    assert weak == []


def named(path):
    return str(path.relative_to(CSS))


@pytest.mark.parametrize("path", TOKENS, ids=named)
def test_tokens_are_custom_properties_and_nothing_else(path):
    """The admin loads them on every page: a sheet that also sets a property would change how Wagtail looks."""
    text = re.sub(r"/\*.*?\*/|@media [^{]+\{", "", path.read_text(), flags=re.DOTALL)

    selectors = {found.strip() for found in re.findall(r"([^{};]+)\{", text)}
    others = re.findall(r"[{;]\s*(?!--)([\w-]+):", text)

    assert (selectors, others) == ({":root"}, [])


@pytest.mark.parametrize("path", PARTS, ids=named)
def test_style_sheet_holds_no_colour_and_no_size(path):
    text = re.sub(r"/\*.*?\*/|@(media|container)[^{]+|unicode-range:[^;]+", "", path.read_text(), flags=re.DOTALL)

    literals = re.findall(r"#[0-9a-f]{3,8}\b|\b\d*\.?\d+(?:px|rem|pt|ch)\b|rgba?\(|hsla?\(", text)

    assert literals == []


@pytest.mark.parametrize("path", ADMIN, ids=named)
def test_sheet_of_the_admin_takes_its_colours_from_wagtail(path):
    """Ours follow the device; the admin follows the theme that a person chose there."""
    colours = {f"--{name}" for _, tokens in schemes() for name in tokens}

    assert set(re.findall(r"var\((--[\w-]+)", path.read_text())) & colours == set()


def test_every_token_in_use_is_defined():
    sheets = [*CSS.rglob("*.css"), Path(wagtail.admin.__path__[0]) / "static/wagtailadmin/css/core.css"]
    defined = set(re.findall(r"(--[\w-]+):", "".join(path.read_text() for path in sheets)))
    sources = [*PARTS, *(ROOT / "templates").rglob("*.html"), *(ROOT / "site/static/img").glob("*.svg")]

    used = set(re.findall(r"var\((--[\w-]+)", "".join(path.read_text() for path in sources)))

    assert used - defined == set()


def test_joined_style_sheet_is_fresh():
    check = subprocess.run(
        [sys.executable, ROOT / "scripts/generate/css.py", "--check"], capture_output=True, text=True
    )

    assert check.returncode == 0, check.stderr


def test_fonts_of_a_first_visit_stay_small():
    size = sum(path.stat().st_size for path in (ROOT / "site/static/fonts").glob("*-latin.woff2"))

    assert size <= 45 * 1024
