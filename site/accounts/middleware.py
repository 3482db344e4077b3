"""Two factors first: a session without a second factor reaches only the pages that set one up or ask for it."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode

from accounts.sign_in.second_factor import FACTORS, was_shown

OUT = {"account_logout", "account_inactive"}
TO_SET_UP = OUT | {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}
TO_SHOW = OUT | {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}


def two_factor_first(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.REQUIRE_TWO_FACTOR and request.user.is_authenticated:
            return second_factor_page(request) or get_response(request)
        return get_response(request)

    return middleware


def second_factor_page(request: HttpRequest) -> HttpResponse | None:
    """The answer that leads to the second factor; None for a request that may go on.

    Having one is not enough: a session that began with the password alone, before its owner set one up in another
    session, must show it first.
    """
    has_factor = Authenticator.objects.filter(user=request.user, type__in=FACTORS).exists()
    if has_factor and was_shown(request):
        return None
    if view_name(request) in (TO_SHOW if has_factor else TO_SET_UP):
        return None
    if not has_factor:
        return redirect("mfa_index")
    back = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()}) if request.method == "GET" else ""
    return redirect(f"{reverse('mfa_reauthenticate')}?{back}")


def view_name(request: HttpRequest) -> str:
    """The whole name of the view, with its namespaces; empty where there is none."""
    try:
        return resolve(request.path_info).view_name or ""
    except Resolver404:
        return ""
