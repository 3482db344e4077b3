"""Walks the URL map: an address that really resolves for every view there is."""

import re
import uuid

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern
from django.utils.regex_helper import normalize

SAMPLES = {"int": "1", "uuid": str(uuid.UUID(int=1)), "slug": "x", "str": "x", "path": "x"}
CANDIDATES = ("1", "x", "core", "helpline", "all", "MQ", "-")


def samples(pattern) -> list[str]:
    """Texts that one step of the map may match."""
    if isinstance(pattern, LocalePrefixPattern):
        return [""]
    if isinstance(pattern, RoutePattern):
        return [re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES.get(found.group(1) or "str", "x"), pattern._route)]
    made = []
    for text, names in normalize(pattern.regex.pattern):
        made += [text % dict.fromkeys(names, value) for value in CANDIDATES]
    return [text for text in made if pattern.regex.search(text)][:1]


def addresses(patterns=None, before: str = "/"):
    """Every (address, view) of the map."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        for text in samples(entry.pattern):
            if isinstance(entry, URLPattern):
                yield before + text, entry
            else:
                yield from addresses(entry.url_patterns, before + text)
