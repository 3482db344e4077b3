"""Host names and who registered them, by the public suffix list that comes with tldextract: nothing is downloaded."""

from functools import cache

import tldextract


@cache
def extractor() -> tldextract.TLDExtract:
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def ending_exists(host: str) -> bool:
    """True when `host` is a name below an ending that registries give out."""
    parts = extractor()(host)
    return bool(parts.suffix and parts.domain)


def registrable(host: str, *, private: bool = False) -> str:
    """The part of `host` that somebody registered; `private` counts endings such as blogspot.com too.

    Below an ending that the list does not know these are the last two labels, as the list itself rules.
    """
    parts = extractor()(host, include_psl_private_domains=private)
    if parts.suffix:
        return f"{parts.domain}.{parts.suffix}" if parts.domain else host
    return ".".join(host.split(".")[-2:])
