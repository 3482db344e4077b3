"""Keyed hashes under which a link and its host are found again. Without the pepper nobody can try links out on them."""

import hashlib
import hmac
from dataclasses import dataclass
from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from reporting.links import normalise
from reporting.links.find import links_in


@dataclass(frozen=True)
class Marks:
    """HMAC-SHA256 of a link in its one form, and of its host; 64 hexadecimal digits each."""

    link: str
    host: str


def marks(link: str) -> Marks:
    """The marks of one link. Raises normalise.NotALink."""
    form = normalise.normalise(link)
    return Marks(mark("link", form), mark("host", normalise.host(form)))


def marks_in(text: str) -> list[Marks]:
    """The marks of every link in `text`, each once."""
    found = []
    for link in links_in(text):
        try:
            found.append(marks(link))
        except normalise.NotALink:
            continue
    return list(dict.fromkeys(found))


def mark(kind: str, text: str) -> str:
    """`kind` keeps the two apart: a host's mark is never a link's."""
    return hmac.new(key(settings.CODE_PEPPER), f"{kind}\0{text}".encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=4)
def key(pepper: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"isigurt link index").derive(pepper.encode())
