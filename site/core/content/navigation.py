"""Menus, helplines in the strip, the language switch, breadcrumbs: remembered until something is published."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import Resolver404, resolve, translate_url
from django.utils import translation
from wagtail.models import Page

from core.content.page_index import page_index
from core.directory.models import Helpline
from core.page_cache.generation import remembered


@remembered
def menus(language: str) -> dict[str, list[dict]]:
    """`audiences` and `footer`: title, address and tint of the pages that are marked "in menu", in their order."""
    pages = Page.objects.live().in_menu().filter(locale__language_code=language).order_by("path").specific()
    entries = [{"title": page.title, "url": page.url, "tint": getattr(page, "tint", "")} for page in pages]
    return {
        "audiences": [entry for entry in entries if entry["tint"]],
        "footer": [entry for entry in entries if not entry["tint"]],
    }


@remembered
def urgent_helplines(language: str) -> list[Helpline]:
    return list(Helpline.objects.filter(locale__language_code=language, urgent=True).order_by("order")[:2])


def language_switch(request: HttpRequest, language: str) -> list[dict]:
    """A row a language: `url` leads to the same page, or to that language's home where it is not translated."""
    page = getattr(request, "served_page", None)  # set by BasePage.get_context
    translated = addresses_of(page) if page else {}
    return [
        switch_row(request, code, name, code == language, translated, bool(page)) for code, name in settings.LANGUAGES
    ]


def addresses_of(page: Page) -> dict[str, str]:
    """The address of the page in each language in which it is live."""
    return {language: place.url for language, place in page_index().by_key.get(page.translation_key, {}).items()}


def switch_row(
    request: HttpRequest, code: str, name: str, current: bool, translated: dict[str, str], is_page: bool
) -> dict:
    with translation.override(code):
        home = "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
    url = translated.get(code) if is_page else same_view(request, code)
    return {"code": code, "name": name, "url": url or home, "translated": bool(url), "current": current}


def same_view(request: HttpRequest, code: str) -> str | None:
    """The address of the same view of ours in another language; None on an error page."""
    try:
        resolve(request.path_info)
    except Resolver404:
        return None
    return translate_url(request.path, code)


def crumbs(page: Page) -> list[dict]:
    """Title and address of each live page above this one, the home page first."""
    return [{"title": place.title, "url": place.url} for place in page_index().above(page.path)]


def page_at(page: Page, components: list[str]) -> Page | None:
    """The live page at these slugs below `page`, in one query at any depth; Wagtail's way takes two a level."""
    place = page_index().by_url_path.get(f"{page.url_path}{'/'.join(components)}/")
    if place is None:
        return None
    kind: Any = ContentType.objects.get_for_id(place.kind).model_class()  # a class of pages
    return kind.objects.live().filter(pk=place.id).first() if kind else None
