"""A keyholder's private key while it is unlocked.

It lies in the login session, encrypted under a key that only the browser's cookie holds: the session store alone, or
the cookie alone, opens nothing. It locks after VAULT_IDLE_MINUTES without use, on signing out and on closing the
browser.
"""

import base64
import os
import time

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.secret import SecretBox

SLOT = "vault"


class Locked(Exception):
    """No key is unlocked in this session, or it has locked itself."""


def cookie_name() -> str:
    return "__Host-desk" if settings.HTTPS else "desk"


def keep(request: HttpRequest, response: HttpResponseBase, private: PrivateKey) -> None:
    """Put `private` into the session, and the key to it into the browser's cookie."""
    cookie_key = os.urandom(SecretBox.KEY_SIZE)
    sealed = SecretBox(cookie_key).encrypt(bytes(private))
    request.session[SLOT] = {"sealed": base64.b64encode(sealed).decode(), "used": time.time()}
    response.set_cookie(
        cookie_name(),
        base64.urlsafe_b64encode(cookie_key).decode(),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )


def private_key(request: HttpRequest) -> PrivateKey:
    """The unlocked key; using it keeps it unlocked. Raises Locked."""
    slot = request.session.get(SLOT)
    if not slot or time.time() - slot["used"] > settings.VAULT_IDLE_MINUTES * 60:
        request.session.pop(SLOT, None)
        raise Locked
    try:
        cookie_key = base64.urlsafe_b64decode(request.COOKIES.get(cookie_name(), ""))
        private = PrivateKey(SecretBox(cookie_key).decrypt(base64.b64decode(slot["sealed"])))
    except (CryptoError, ValueError, TypeError) as error:
        raise Locked from error
    request.session[SLOT] = {**slot, "used": time.time()}
    return private


def is_unlocked(request: HttpRequest) -> bool:
    slot = request.session.get(SLOT)
    return slot is not None and time.time() - slot["used"] <= settings.VAULT_IDLE_MINUTES * 60


def forget(request: HttpRequest, response: HttpResponseBase) -> None:
    """Lock: remove both halves."""
    request.session.pop(SLOT, None)
    response.delete_cookie(cookie_name(), samesite="Strict")
