"""Headers that Django has no setting for, and a clear answer to input that cannot be read."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http.multipartparser import MultiPartParserError
from django.utils import translation

from core.views.errors import bad_request, too_large

PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()"


def security_headers(get_response):
    """Permissions, cross-origin and referrer policies; `no-referrer` wherever a view asked for no-store.

    Not on pages with a CSRF token: under `no-referrer` a browser sends `Origin: null` with a form, and it is refused.
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


def takes_too_much(request) -> bool:
    """True for a body that no public page takes. Editors send pictures and documents, to the admin alone."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    allowed = not length.isdecimal() or int(length) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return not allowed and not request.path.startswith("/admin/")


def in_its_language(page, request):
    """The page in the language of the address: nobody has chosen one yet, and this thread may know another reader's."""
    with translation.override(translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
        return page(request)


def wrong_input(get_response):
    """Answers a body that is too large or cannot be read with a page of ours and a 4xx, before any view sees it."""

    def middleware(request):
        if takes_too_much(request):
            return in_its_language(too_large, request)
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return in_its_language(bad_request, request)
        try:
            return get_response(request)
        except (RequestDataTooBig, TooManyFieldsSent):
            return in_its_language(too_large, request)
        except (MultiPartParserError, UnicodeDecodeError):
            return in_its_language(bad_request, request)

    return middleware
