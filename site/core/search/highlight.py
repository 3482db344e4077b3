"""Marks what was found, by the same analysis that found it."""

import unicodedata

from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from core.i18n.names import current
from core.search.analysis import analyse, tokens

LENGTH = 220


def excerpt(text: str, query: str, language: str | None = None, length: int = LENGTH) -> SafeString:
    """About `length` characters of `text` around the first match, escaped, each matching word in <mark>."""
    language, text = language or current(), unicodedata.normalize("NFC", text)  # as the analysis counts
    asked = set(analyse(query, language).split())
    hits = [(start, end) for start, end, stem in tokens(text, language) if stem in asked]
    begin = max(0, hits[0][0] - length // 3) if hits else 0
    begin = text.rfind(" ", 0, begin) + 1 if begin else 0
    return window(text, begin, begin + length, [hit for hit in hits if begin <= hit[0] and hit[1] <= begin + length])


def window(text: str, begin: int, end: int, hits: list[tuple[int, int]]) -> SafeString:
    """text[begin:end] with the hits marked, and an ellipsis where something was left out."""
    parts, at = [], begin
    for start, stop in hits:
        parts += [(escape(text[at:start]), ""), ("", format_html_join("", "<mark>{}</mark>", [(text[start:stop],)]))]
        at = stop
    parts.append((escape(text[at:end]), ""))
    body = "".join(a + b for a, b in parts)
    return mark_safe(("… " if begin else "") + body + (" …" if end < len(text) else ""))
