"""Without a connection: a page with numbers to call, kept on the device by a small service worker.

The worker keeps that page and what it is drawn with, and nothing else: no page that somebody read, nothing of RAPORTO!.
"""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static

from core.access import public
from core.http import cacheable

DRAWN_WITH = (
    "css/site.css",
    "img/icons.svg",
    "img/drawings.svg",
    "fonts/bricolage-grotesque-latin.woff2",
    "fonts/atkinson-hyperlegible-next-latin.woff2",
)


@public
def offline(request: HttpRequest) -> HttpResponse:
    return cacheable(render(request, "offline.html"))


@public
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; its name for what it keeps changes whenever a file does."""
    files = [static(name) for name in DRAWN_WITH]
    context = {"files": files, "version": hashlib.sha256("".join(files).encode()).hexdigest()[:12]}
    return cacheable(render(request, "offline_worker.js", context, content_type="text/javascript"))
