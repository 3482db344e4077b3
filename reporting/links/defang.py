"""Links made harmless: shown to analysts as text that no program takes for an address, and that nobody can click.

Nothing here, or anywhere else, fetches what a reporter points at.
"""

import re
import unicodedata

KEPT = "\n\t"
INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # seen as nothing, yet no control characters
DOTS = ".\u3002\uff0e\uff61"  # what browsers take for the dot of a host name
OUTSIDE = r"\s/\\:@?#&=,;!\"'()<>\[\]{}|"  # never part of a host name
HOST = re.compile(rf"[^{OUTSIDE}{DOTS}]+(?:[{DOTS}][^{OUTSIDE}{DOTS}]+)+")
SCHEME = re.compile(r"h(tt)(ps?)(?=\s*[:\uff1a])", re.IGNORECASE)
OTHER_SCHEME = re.compile(r"(?<=[a-z0-9])(?<!hxxp)(?<!hxxps)[:\uff1a](?=[/\\]{2})", re.IGNORECASE)
ADDRESS = re.compile(r"\d+(?:\.\d+){3}")


def defang(text: str) -> str:
    """`text` with hxxp for http, [.] in whatever may be a host name, and nothing invisible."""
    seen = "".join(character for character in text if character in KEPT or not hidden(character))
    seen = OTHER_SCHEME.sub("[:]", SCHEME.sub(hxxp, seen))
    return HOST.sub(without_dots, seen)


def hidden(character: str) -> bool:
    """True for control, formatting and zero-width characters."""
    return character in INVISIBLE or unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def hxxp(match: re.Match) -> str:
    return "hxx" + match.group(2).lower()


def without_dots(match: re.Match) -> str:
    """A host name or an IPv4 address with [.]; a date or a number stays as it is."""
    word = match.group()
    last = re.split(f"[{DOTS}]", word)[-1]
    if any(c.isalpha() for c in last) or ADDRESS.fullmatch(word) or not last.isascii():
        return re.sub(f"[{DOTS}]", "[.]", word)
    return word
