"""Make the fonts in site/static/fonts from their published packages.

    .venv/bin/python scripts/generate/fonts.py            downloads, checks, cuts and writes the woff2 files
    .venv/bin/python scripts/generate/fonts.py --metrics  also prints the @font-face overrides for the fallback fonts

Two families, both under the SIL Open Font License (texts beside the files). From each we keep the weights in use and
two cuts: `latin` (Albanian, English, Italian) comes with a first visit, `latin-ext` (Romani, Serbian and the other
Latin alphabets) only when a page holds such a letter: `unicode-range` in base.css says so. Needs fonttools and brotli
(requirements-dev.txt) and npm; the site itself needs neither.
"""

import base64
import hashlib
import io
import pathlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = pathlib.Path(__file__).resolve().parents[2] / "site/static/fonts"
PACKAGE = "@fontsource-variable/{name}@5.3.0"
FIRST_VISIT_LIMIT = 45 * 1024

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x152, 0x153, *range(0x2010, 0x2016), *range(0x2018, 0x201F)]
LATIN += [0x2022, 0x2026, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2190, 0x2192, 0x2212, 0x2713, 0xFFFD]
LATIN_EXT = [*range(0x100, 0x180), 0x1E2, 0x1E3, 0x218, 0x219, 0x21A, 0x21B]

FAMILIES: dict[str, dict[str, Any]] = {
    "bricolage-grotesque": {
        "integrity": "TLi9Q4hJjS2UvoTMRSS2nHu6c4R56lAw60NR9QYtVRCHn0XtsFpiEhNffZ8Glsoxu6wEEwLKBP8lb94J52PNBA==",
        "file": "standard",
        # Headings stand in one weight; the optical size is set between a card's heading and the page's title.
        "axes": {"opsz": 32, "wght": 700, "wdth": 100},
        "sample_weight": "Bold",
    },
    "atkinson-hyperlegible-next": {
        "integrity": "UnLzNUy1RWoLDfydAatP4NaRm99X/WbQEph7q/PymJnCFIOOwKOx3pBmp5ys8trO0dM+CKGuJgeZP9fAR4mQpA==",
        "file": "wght",
        "axes": {"wght": (400, 700)},
        "sample_weight": "Regular",
    },
}
# What Arial and its metric twin measure; the overrides make a fallback take the same room as the real font.
FALLBACK = "/usr/share/fonts/truetype/liberation/LiberationSans-{weight}.ttf"
SAMPLE = "Ç’po të ndodh në internet? Na trego çfarë pe ose çfarë po të bëjnë. Nuk të pyesim kush je."


def package(name: str, integrity: str) -> tarfile.TarFile:
    """The package's files, refused unless they are byte for byte those we looked at."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE.format(name=name)], cwd=folder, check=True)
        data = next(pathlib.Path(folder).glob("*.tgz")).read_bytes()
    if base64.b64encode(hashlib.sha512(data).digest()).decode() != integrity:
        raise SystemExit(f"{name}: the download is not the package this script was written for")
    return tarfile.open(fileobj=io.BytesIO(data))


def content(files: tarfile.TarFile, name: str) -> bytes:
    file = files.extractfile(name)
    if file is None:
        raise SystemExit(f"{name} is no file of the package")
    return file.read()


def cut(font: TTFont, axes: dict[str, Any], letters: Iterable[int]) -> TTFont:
    """Keep the axes and letters in use, and the features that running text needs."""
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["ccmp", "locl", "mark", "mkmk", "kern", "liga"]
    options.hinting = False
    options.desubroutinize = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, axes)
    font.flavor = "woff2"
    return font


def width(font: TTFont, text: str) -> float:
    """The text's width in ems."""
    letters, advances = font.getBestCmap(), font["hmtx"]
    return sum(advances[letters[ord(letter)]][0] for letter in text) / font["head"].unitsPerEm


def overrides(font: TTFont, weight: str) -> list[str]:
    """The four descriptors that make the fallback font as wide and as high as ours."""
    ratio = width(font, SAMPLE) / width(TTFont(FALLBACK.format(weight=weight)), SAMPLE)
    em, hhea = font["head"].unitsPerEm, font["hhea"]
    shares = {"ascent": hhea.ascent, "descent": -hhea.descent, "line-gap": hhea.lineGap}
    lines = [f"{name}-override: {value / em / ratio:.2%};" for name, value in shares.items()]
    return [f"size-adjust: {ratio:.2%};", *lines]


def main() -> None:
    first_visit = 0
    for name, family in FAMILIES.items():
        files = package(name, family["integrity"])
        for subset, letters in (("latin", LATIN), ("latin-ext", LATIN_EXT)):
            source = files.extractfile(f"package/files/{name}-{subset}-{family['file']}-normal.woff2")
            font = cut(TTFont(source, recalcTimestamp=False), family["axes"], letters)
            path = TARGET / f"{name}-{subset}.woff2"
            font.save(path)
            size = path.stat().st_size
            first_visit += size if subset == "latin" else 0
            print(f"{path.name}: {size:,} bytes")
            if subset == "latin" and "--metrics" in sys.argv:
                print("   ", *overrides(font, family["sample_weight"]))
        (TARGET / f"{name}-OFL.txt").write_bytes(content(files, "package/LICENSE"))
    print(f"first visit: {first_visit:,} bytes")
    if first_visit > FIRST_VISIT_LIMIT:
        raise SystemExit(f"more than the {FIRST_VISIT_LIMIT:,} bytes that a first visit may take for fonts")


if __name__ == "__main__":
    main()
