"""Links to pages in rich text, without a query: to the page in the reader's language where it is translated."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.rich_text.pages import PageLinkHandler

from core.content.page_index import page_index


class PageLink(PageLinkHandler):
    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        return [opening_tag(attrs.get("id", "")) for attrs in attrs_list]


def opening_tag(page_id: str) -> str:
    """A link without an address, as Wagtail writes it, where the page is gone."""
    place = page_index().in_language(int(page_id), get_language()) if page_id.isdigit() else None
    return format_html('<a href="{}">', place.url) if place else "<a>"


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own
def page_link(features: Any) -> None:
    features.register_link_type(PageLink)
