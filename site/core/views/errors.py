"""Error pages. They touch neither the database nor the session, so that they work when those do not."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.access import public
from core.http import private, typed_again

TOO_LARGE = gettext_lazy("What you sent is too large. Please send less text; we do not take files here.")
WAIT = 60  # seconds until something that broke is worth another try


@public
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", {"message": _("We could not read what your browser sent.")}, status=400)


@public
def too_large(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if is_api(request):
        return problem(413, "Content Too Large", "Send less, or files at the address for reports with files.")
    return render(request, "400.html", {"message": TOO_LARGE}, status=413)


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    message = _("This form has expired. Please go back, load the page again and send it once more.")
    return render(request, "403.html", {"message": message}, status=403)


@public
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", {"message": _("This page is not for your account.")}, status=403)


@public
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


@public
def server_error(request: HttpRequest) -> HttpResponse:
    """What was typed comes back with a button to send it again, where that is safe (core.http.comes_back)."""
    if is_api(request):
        return problem(
            500, "Something broke on our side", "Nothing was stored twice: the same request may be sent again."
        )
    response = private(render(request, "500.html", {"again": typed_again(request)}, status=500))
    response["Retry-After"] = str(WAIT)
    return response


def is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def problem(status: int, title: str, detail: str) -> JsonResponse:
    """What went wrong, for a program (RFC 9457), and when to come again."""
    body = {"type": "about:blank", "status": status, "title": title, "detail": detail}
    response = private(JsonResponse(body, status=status, content_type="application/problem+json"))
    if status >= 500:
        response["Retry-After"] = str(WAIT)
    return response
