"""HTTP caching of public answers."""

from django.conf import settings
from django.utils.cache import patch_cache_control, patch_vary_headers

MARK = "X-Page-Cache"


def cacheable(response, seconds: int | None = None):
    """Mark an answer that is the same for every reader: the page cache may keep it, browsers for a minute.

    Nothing is kept without this mark, so a view that forgets it is slow but never leaks.
    """
    seconds = settings.PAGE_CACHE_SECONDS if seconds is None else seconds
    if response.status_code == 200 and seconds:
        patch_cache_control(response, public=True, max_age=seconds, stale_while_revalidate=seconds * 5)
        response[MARK] = str(seconds)
    return response


def private(response):
    """Mark an answer that nobody may keep."""
    patch_cache_control(response, no_store=True, private=True)
    patch_vary_headers(response, ["Cookie"])
    return response
