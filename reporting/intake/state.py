"""State that lives in a hidden field of the page, sealed with a key of the server, and nowhere else.

Nothing is stored before the person sends. The state is authenticated and encrypted (XSalsa20-Poly1305), carries its
time, and says what it is for, so that the state of one form does not open in another.
"""

import base64
import json
import time
from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

LONGEST_LIFE = 24 * 3600  # seconds: after this an old page is as good as a broken one
LONGEST = 400_000  # characters: room for all that a definition may ask at most


class Broken(Exception):
    """Changed, cut, from another form, or a day old."""


@lru_cache(maxsize=4)
def box(secret: str) -> SecretBox:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"isigurt form state").derive(secret.encode())
    return SecretBox(key)


def seal(purpose: str, data: dict) -> str:
    """`data` (JSON) for a hidden field."""
    body = json.dumps([purpose, time.time(), data], ensure_ascii=False).encode("utf-8", "replace")
    return base64.urlsafe_b64encode(box(settings.SECRET_KEY).encrypt(body)).decode()


def unseal(purpose: str, sealed: str) -> tuple[dict, bool]:
    """The data, and whether it is still fresh (younger than INTAKE_MINUTES). Raises Broken."""
    try:
        if len(sealed) > LONGEST:
            raise Broken
        found, at, data = json.loads(box(settings.SECRET_KEY).decrypt(base64.urlsafe_b64decode(sealed.encode())))
    except (CryptoError, ValueError, TypeError) as error:
        raise Broken from error
    age = time.time() - at
    if found != purpose or age > LONGEST_LIFE:
        raise Broken
    return data, age <= settings.INTAKE_MINUTES * 60
