"""Error pages. They touch neither the database nor the session, so that they work when those do not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.access import public


@public
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", {"message": _("We could not read what your browser sent.")}, status=400)


@public
def too_large(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    message = _("What you sent is too large. Please send less text; we do not take files here.")
    return render(request, "400.html", {"message": message}, status=413)


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
    return render(request, "500.html", status=500)
