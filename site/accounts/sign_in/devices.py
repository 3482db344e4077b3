"""Browsers that people have signed in from. Each has a count of wrong passwords of its own.

We count wrong passwords by username alone, because we look at no addresses. Without this, whoever guesses passwords
for a name would keep its owner out; with it, the owner's own browser still lets them in.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

DAYS = 90
SALT = "accounts.sign_in.devices"


def cookie_name() -> str:
    return "__Host-device" if settings.SESSION_COOKIE_SECURE else "device"


def device_name(request: HttpRequest, username: str) -> str:
    """This browser's own name, if `username` has signed in from it; else the empty string."""
    try:
        value = signing.loads(request.COOKIES.get(cookie_name(), ""), salt=SALT, max_age=DAYS * 86_400)
    except signing.BadSignature:
        return ""
    return value["name"] if constant_time_compare(value.get("of", ""), mark(username, value["name"])) else ""


def mark(username: str, name: str) -> str:
    """Whose browser it is, for the server alone: what lies in the browser names nobody."""
    return salted_hmac(SALT, f"{name}:{username}", algorithm="sha256").hexdigest()


def remember(request: HttpRequest, response: HttpResponseBase, username: str) -> None:
    """Give this browser a name for `username`; it holds for 90 days from the latest sign-in."""
    name = device_name(request, username) or get_random_string(20)
    value = {"name": name, "of": mark(username, name)}
    response.set_cookie(
        cookie_name(),
        signing.dumps(value, salt=SALT),
        max_age=DAYS * 86_400,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
