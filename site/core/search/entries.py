"""Keeps the search entries true to the published pages."""

from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from core.content.base_page import BasePage
from core.search.analysis import analyse, fingerprint
from core.search.models import SearchEntry


def refresh(page: Page) -> None:
    """Write the entry of a published page; remove it where the page is no longer there for readers."""
    if not isinstance(page, BasePage) or not page.live:
        return remove(page)
    language, text = page.locale.language_code, page.search_text()
    SearchEntry.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "language": language,
            "title": page.title,
            "summary": page.summary,
            "text": text,
            "title_terms": analyse(page.title, language),
            "terms": analyse(f"{page.title} {text}", language),
            "analysis": fingerprint(),
        },
    )


def remove(page: Page) -> None:
    SearchEntry.objects.filter(page_id=page.pk).delete()


def rebuild() -> int:
    """Write every entry anew; return how many."""
    pages = [page for page in Page.objects.live().specific() if isinstance(page, BasePage)]
    SearchEntry.objects.exclude(page__in=[page.pk for page in pages]).delete()
    for page in pages:
        refresh(page)
    return len(pages)


def are_stale() -> bool:
    """True while an entry was written by another analysis than the one that asks."""
    return SearchEntry.objects.exclude(analysis=fingerprint()).exists()


def find(query: str, language: str, limit: int = 30) -> list[SearchEntry]:
    """Entries in `language` that hold all words of `query`, best first; those with any of them when none has all."""
    terms = analyse(query, language)
    if not terms:
        return []
    entries, backend = SearchEntry.objects.filter(language=language).select_related("page"), get_search_backend()
    for operator in ("and", "or"):
        found = list(backend.search(terms, entries, operator=operator)[:limit])
        if found:
            return open_to_all(found)
    return []


def open_to_all(found: list[SearchEntry]) -> list[SearchEntry]:
    """Without the pages that a password or a group guards, be it on the page or on one above it."""
    public = set(Page.objects.live().public().filter(pk__in=[e.page_id for e in found]).values_list("pk", flat=True))
    return [entry for entry in found if entry.page_id in public]
