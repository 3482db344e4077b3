"""Three small files for machines: what they may read, which pages there are, and whom to tell of a hole."""

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.access import public
from core.content.page_index import PageIndex
from core.http import cacheable

CLOSED = ("/admin/", "/hyrja/", "/en/hyrja/", "/kerko/", "/en/kerko/", "/raporto/kodi/", "/en/raporto/kodi/")
OURS = ("reporting:start", "schools:map")  # views that are no pages of the tree


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Sitemap: {settings.BASE_URL}/sitemap.xml"]
    return cacheable(HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8"))


@public
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page that is open to all, each with its translations that really exist."""
    context = {"groups": [*pages(), *(in_every_language(name) for name in OURS)], "base": settings.BASE_URL}
    return cacheable(render(request, "sitemap.xml", context, content_type="application/xml; charset=utf-8"))


def pages() -> list[dict[str, str]]:
    """A group a page: its address in each language in which it is live and unguarded."""
    groups = PageIndex(Page.objects.live().public()).by_key.values()
    return [{language: place.url for language, place in group.items()} for group in groups]


def in_every_language(name: str) -> dict[str, str]:
    """The address of a view of ours in each language."""
    found = {}
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            found[code] = reverse(name)
    return found


@public
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116. It holds for a year from today, because somebody stands behind it as long as the site runs."""
    until = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + dt.timedelta(days=365)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until.isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: sq, en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    ]
    return cacheable(HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8"))
