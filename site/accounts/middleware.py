"""Two factors first: a signed-in person without a second factor reaches only the pages that set one up."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

OPEN_PREFIXES = ("mfa_", "account_logout", "account_reauthenticate", "account_login")


def two_factor_first(get_response):
    def middleware(request):
        if settings.REQUIRE_TWO_FACTOR and request.user.is_authenticated and not may_pass(request):
            return redirect("mfa_index")
        return get_response(request)

    return middleware


def may_pass(request) -> bool:
    """True for enrolment, signing out and files, and for everybody who has a second factor."""
    if request.path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return True
    try:
        name = resolve(request.path_info).url_name or ""
    except Resolver404:
        name = ""
    return name.startswith(OPEN_PREFIXES) or is_mfa_enabled(request.user)
