"""Text: taken as UTF-8, without what is not written."""

import unicodedata

LONGEST = 2_000_000
ODD = 0.001  # so large a share of control characters is no text any more


def clean(data: bytes) -> bytes | None:
    """The text as UTF-8, or None where this is none."""
    if len(data) > LONGEST or (written := decoded(data)) is None:
        return None
    kept = "".join(
        c for c in written.replace("\r\n", "\n") if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")
    )
    return kept.encode() if len(kept) >= len(written.replace("\r\n", "\n")) * (1 - ODD) else None


def decoded(data: bytes) -> str | None:
    """In the coding that it says or proves; what is neither UTF-8 nor UTF-16 is Windows' western one or no text."""
    marked = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb": "utf-8-sig"}.get(data[:2])
    for coding in [marked] if marked else ["utf-8", "cp1252"]:
        try:
            return data.decode(coding)
        except UnicodeDecodeError:
            continue
    return None
