"""HTTP caching of public answers."""

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers

Response = TypeVar("Response", bound=HttpResponseBase)
View = TypeVar("View", bound=Callable)
MARK = "X-Page-Cache"  # what the page cache may keep; it never leaves the house


def cacheable(response: Response, seconds: int | None = None) -> Response:
    """Mark an answer that is the same for every reader: the page cache may keep it, at most until midnight.

    Nothing is kept without this mark, so a view that forgets it is slow but never leaks. Browsers keep the answer too,
    but ask each time whether it is still true (a 304 without a body): what is published is seen at once.
    """
    seconds = settings.PAGE_CACHE_SECONDS if seconds is None else seconds
    seconds = min(seconds, seconds_to_midnight())
    if response.status_code == 200 and seconds:
        patch_cache_control(response, public=True, no_cache=True)
        response[MARK] = str(seconds)
    return response


def accepts_body(longest: int) -> Callable[[View], View]:
    """Marks a view, or the class of an API's, that takes so long a body; others take little (middleware.py)."""

    def mark(view: View) -> View:
        view.longest_body = longest  # type: ignore[attr-defined]
        return view

    return mark


def longest_body(view: object) -> int:
    """What `accepts_body` says of a view of the URL map; 0 where it says nothing."""
    return getattr(view, "longest_body", 0) or getattr(getattr(view, "cls", None), "longest_body", 0)


def comes_back(view: View) -> View:
    """Marks a view of which an error page gives back what was posted, because sending it again is safe."""
    view.comes_back = True  # type: ignore[attr-defined]
    return view


def typed_again(request: HttpRequest) -> dict[str, str]:
    """The fields with which an error page can send again what was posted; {} where that is not safe or possible."""
    match = request.resolver_match
    if request.method != "POST" or match is None or not getattr(match.func, "comes_back", False):
        return {}
    try:
        return request.POST.dict() | getattr(request, "sealed_again", {})
    except Exception:  # the body broke off, or was what the error is about
        return {}


def seconds_to_midnight() -> int:
    """Until the date changes in Albania: pages count days (a countdown, what is past), and days end."""
    now = timezone.localtime()
    tomorrow = dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(), tzinfo=now.tzinfo)
    return int(tomorrow.timestamp() - now.timestamp())


def private(response: Response) -> Response:
    """Mark an answer that nobody may keep."""
    patch_cache_control(response, no_store=True, private=True)
    patch_vary_headers(response, ["Cookie"])
    return response
