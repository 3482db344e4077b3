"""Headers that Django has no setting for, and a clear answer to input that cannot be read."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.multipartparser import MultiPartParserError
from django.middleware.security import SecurityMiddleware
from django.urls import Resolver404, resolve
from django.utils import translation

from core.admin import choosers, wrong_requests
from core.http import longest_body
from core.views.errors import bad_request, too_large

GetResponse = Callable[[HttpRequest], HttpResponse]
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()"


def is_onion(request: HttpRequest) -> bool:
    """True for a request that came through our onion service."""
    return bool(settings.ONION_HOST) and request.META.get("HTTP_HOST", "").split(":")[0] == settings.ONION_HOST


class Security(SecurityMiddleware):
    """Django's own, but an onion address is not sent to HTTPS: Tor encrypts it, and no certificate is to be had."""

    def process_request(self, request: HttpRequest) -> HttpResponsePermanentRedirect | None:
        return None if is_onion(request) else super().process_request(request)


def onion_location(get_response: GetResponse) -> GetResponse:
    """Tells Tor Browser on public pages that the same page is there as an onion service."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        page = response.get("Content-Type", "").startswith("text/html") and response.status_code == 200
        inside = request.path.startswith(("/admin/", "/hyrja/", "/en/hyrja/"))
        if settings.ONION_HOST and page and not inside and not is_onion(request):
            response["Onion-Location"] = f"http://{settings.ONION_HOST}{request.get_full_path()}"
        return response

    return middleware


def security_headers(get_response: GetResponse) -> GetResponse:
    """Permissions, cross-origin and referrer policies; `no-referrer` wherever a view asked for no-store.

    Not on pages with a CSRF token: under `no-referrer` a browser sends `Origin: null` with a form, and it is refused.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("X-Permitted-Cross-Domain-Policies", "none")
        if "no-store" in response.get("Cache-Control", "") and "CSRF_COOKIE" not in request.META:
            response["Referrer-Policy"] = "no-referrer"
        return response

    return middleware


def is_too_large(request: HttpRequest) -> bool:
    """True for a body that this page does not accept. Editors send pictures and documents, to the admin alone."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return False
    return not request.path.startswith("/admin/") and int(length) > body_accepted_by_view(request)


def body_accepted_by_view(request: HttpRequest) -> int:
    """What the view says with `accepts_body` that it accepts; most say nothing."""
    with translation.override(translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
        try:
            view = resolve(request.path_info).func
        except Resolver404:
            return 0
    return longest_body(view)


def in_its_language(page: GetResponse, request: HttpRequest) -> HttpResponse:
    """The page in the language of the address: nobody has chosen one yet, and this thread may know another reader's."""
    with translation.override(translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
        return page(request)


def wrong_input(get_response: GetResponse) -> GetResponse:
    """Answers a body that is too large or cannot be read with a page of ours and a 4xx, before any view sees it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if is_too_large(request):
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


class AdminDoors:
    """Asks what Wagtail's own views forget to ask, once the address is known and who asks for it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: tuple, kwargs: dict) -> HttpResponse | None:
        if not request.path.startswith("/admin/"):
            return None
        return choosers.refuse(request) or wrong_requests.refuse(request)
