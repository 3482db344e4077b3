"""Where every live page is, in memory: one query for the whole site, asked again when something is published.

Links in texts, breadcrumbs, the language switch and finding the page of an address would else ask the database each on
their own. Ten thousand pages take about 10 MB a process.
"""

from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from wagtail.models import Page

from core.page_cache.generation import remembered


class IndexedPage(NamedTuple):
    """A live page: enough to name it and to link to it."""

    id: int
    title: str
    path: str
    url_path: str
    language: str
    key: UUID
    kind: int
    alias_of: int | None

    @property
    def slug(self) -> str:
        return self.url_path.rstrip("/").rpartition("/")[2]

    @property
    def url(self) -> str:
        """The address: the part below its language's home page, after the language's prefix."""
        prefix = "" if self.language == settings.LANGUAGE_CODE else f"/{self.language}"
        return f"{prefix}/{self.url_path.split('/', 2)[2]}"


class PageIndex:
    """All places by what one may ask for. An alias shows its source's words: it is a page, but no translation."""

    FIELDS = ("id", "title", "path", "url_path", "locale__language_code", "translation_key")

    def __init__(self, pages: Any) -> None:
        fields = (*self.FIELDS, "content_type_id", "alias_of_id")
        rows = pages.filter(depth__gt=1).order_by("path").values_list(*fields)
        places = [IndexedPage(*row) for row in rows]
        self.by_id = {place.id: place for place in places}
        self.by_path = {place.path: place for place in places}
        self.by_url_path = {place.url_path: place for place in places}
        self.by_slug = {(place.slug, place.language): place for place in places}
        self.by_key: dict[UUID, dict[str, IndexedPage]] = {}
        for place in (place for place in places if not place.alias_of):
            self.by_key.setdefault(place.key, {})[place.language] = place

    def above(self, path: str) -> list[IndexedPage]:
        """The live pages above the page at this path, the home page first."""
        steps = range(2 * Page.steplen, len(path), Page.steplen)
        return [self.by_path[path[:end]] for end in steps if path[:end] in self.by_path]

    def in_language(self, page_id: int, language: str) -> IndexedPage | None:
        """The page in this language; itself where it is not translated; None where it is not live."""
        place = self.by_id.get(page_id)
        return place and self.by_key.get(place.key, {}).get(language, place)


@remembered
def page_index() -> PageIndex:
    return PageIndex(Page.objects.live())
