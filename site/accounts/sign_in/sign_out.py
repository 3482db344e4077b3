"""Signing out: allauth ends the session, and cookies that opened something in it go with it."""

from allauth.account import views
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from core.access import public


@public
def logout(request: HttpRequest) -> HttpResponseBase:
    response = views.logout(request)
    if not request.user.is_authenticated:
        for name in request.COOKIES.keys() & set(settings.SIGN_OUT_COOKIES):
            response.delete_cookie(name, samesite="Strict")
    return response
