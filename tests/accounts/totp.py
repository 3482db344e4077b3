"""An authenticator app of our own (RFC 6238), so that the tests ask nothing of allauth's."""

import base64
import hmac
import struct
import time

from tests.html import page as parsed
from tests.html import texts


def code(secret: str, steps: int = 0) -> str:
    """The six figures that an app shows `steps` half minutes from now."""
    counter = int(time.time()) // 30 + steps
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), "sha1").digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def secret_on(page) -> str:
    """The key that an enrolment page shows for typing."""
    (secret,) = texts(parsed(page), "main code")
    return secret
