"""Headers that Django has no setting for, and a clear answer to input that cannot be read."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http.multipartparser import MultiPartParserError

from core.views.errors import bad_request, too_large

PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()"


def security_headers(get_response):
    """Permissions, cross-origin and referrer policies; `no-referrer` wherever a view asked for no-store.

    Not on pages with a CSRF token: under `no-referrer` a browser sends `Origin: null` with a form, and the check refuses it.
    """

    def middleware(request):
        response = get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("X-Permitted-Cross-Domain-Policies", "none")
        if "no-store" in response.get("Cache-Control", "") and "CSRF_COOKIE" not in request.META:
            response["Referrer-Policy"] = "no-referrer"
        return response

    return middleware


def wrong_input(get_response):
    """Answers a body that is too large or cannot be read with a page of ours and a 4xx, before any view sees it."""

    def middleware(request):
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request)
        try:
            return get_response(request)
        except (RequestDataTooBig, TooManyFieldsSent):
            return too_large(request)
        except (MultiPartParserError, UnicodeDecodeError):
            return bad_request(request)

    return middleware
