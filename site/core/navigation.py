"""Menus, helplines in the strip, the language switch, breadcrumbs. What is the same on many pages is asked once and
remembered until something is published."""

from django.conf import settings
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils import translation
from wagtail.models import Page

from core.models.directory import Helpline
from core.page_cache import remembered

PICTURE_GUIDE = "fotoja-ime-po-qarkullon"  # what to do when one's own picture goes round


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


def language_switch(request, language: str) -> list[dict]:
    """A row a language: `url` leads to the same page, or to that language's home where it is not translated."""
    page = getattr(request, "served_page", None)  # set by BasePage.get_context
    translated = addresses_of(page) if page else {}
    return [
        switch_row(request, code, name, code == language, translated, bool(page)) for code, name in settings.LANGUAGES
    ]


def addresses_of(page) -> dict[str, str]:
    pages = Page.objects.live().filter(translation_key=page.translation_key).select_related("locale")
    return {found.locale.language_code: found.url for found in pages}


def switch_row(request, code, name, current, translated, is_page) -> dict:
    with translation.override(code):
        home = "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
    url = translated.get(code) if is_page else same_view(request, code)
    return {"code": code, "name": name, "url": url or home, "translated": bool(url), "current": current}


def same_view(request, code) -> str | None:
    """The address of the same view of ours in another language; None on an error page."""
    try:
        resolve(request.path_info)
    except Resolver404:
        return None
    return translate_url(request.path, code)


@remembered
def doors(language: str) -> dict[str, str]:
    """The four doors of the home page: where each leads. Two go straight to the form, two to help first."""
    form = reverse("reporting:start")
    return {
        "link": form,
        "chat": form,
        "picture": guide_or(form, PICTURE_GUIDE, language),
        "now": reverse("reporting:now"),
    }


def guide_or(fallback: str, slug: str, language: str) -> str:
    """The address of the published page with this Albanian slug, in `language`; else `fallback`."""
    source = Page.objects.live().filter(slug=slug, locale__language_code=settings.LANGUAGE_CODE).first()
    return addresses_of(source).get(language, fallback) if source else fallback


@remembered
def crumbs(parent_path: str) -> list[dict]:
    """Title and address of the page at this path of the tree and of each one above it, the home page first."""
    above = [parent_path[:end] for end in range(2 * Page.steplen, len(parent_path) + 1, Page.steplen)]
    pages = Page.objects.filter(path__in=above).order_by("path")
    return [{"title": page.title, "url": page.url} for page in pages]


def straight_to(page, components: list[str]) -> Page | None:
    """The live page at these slugs below `page`, in two queries at any depth; Wagtail's way takes two a level."""
    where = {"slug": components[-1], "depth": page.depth + len(components)}
    address = f"{page.url_path}{'/'.join(components)}/"
    return Page.objects.live().filter(**where, url_path=address).specific().first()
