"""Headers that Django has no setting for, and a clear answer to input that cannot be read."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http.multipartparser import MultiPartParserError

from core.views.errors import bad_request, too_large

PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()"


def security_headers(get_response):
    """Permissions and cross-origin policies.

    The referrer policy is `same-origin` (settings): with `no-referrer` a browser sends `Origin: null` with every form,
    and Django's CSRF check refuses it.
    """

    def middleware(request):
        response = get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("X-Permitted-Cross-Domain-Policies", "none")
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
