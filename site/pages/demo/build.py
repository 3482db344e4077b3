"""Turns what content.py read into Wagtail's values: streams by their block definitions, whole pages by their type."""

import json
from typing import Any, TypeVar

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from core.models import Municipality
from pages import models
from pages.demo.content import html, said, uuid_of

TYPES = {
    "home": models.HomePage,
    "audience": models.AudiencePage,
    "section": models.SectionPage,
    "topic": models.TopicPage,
    "guide": models.GuidePage,
    "news": models.NewsPage,
    "programme": models.ProgrammePage,
    "info": models.InfoPage,
    "law": models.LawPage,
    "helplines": models.HelplinesPage,
    "partners": models.PartnersPage,
    "contact": models.ContactPage,
}
SomePage = TypeVar("SomePage", bound=Page)
PLAIN = ("title", "slug", "summary")
OWN = ("audience", "age", "icon", "reviewed_on", "reviewed_by", "date", "period", "email", "email_confirmed")


class Builder:
    """Knows the ids of what texts refer to: `pages` and `helplines` by key."""

    def __init__(self, pages: dict[str, int], helplines: dict[str, int]):
        self.pages, self.helplines = pages, helplines

    def fill(self, page: SomePage, entry: dict, language: str) -> SomePage:
        """Give `page` the words of `entry` in one language; return it."""
        for name in (*PLAIN, *OWN):
            if name in entry:
                setattr(page, name, said(entry[name], language))
        seo = entry.get("seo", {})
        page.seo_title = said(seo.get("title", ""), language)
        page.search_description = said(seo.get("description", ""), language)
        page.show_in_menus = entry.get("menu", False)
        if "topic" in entry:
            page.topic_id = self.pages[entry["topic"]]
        if "municipalities" in entry:
            page.municipalities = list(Municipality.objects.filter(name__in=entry["municipalities"]))
        self.fill_rich(page, entry, language)
        return page

    def fill_rich(self, page: Page, entry: dict, language: str) -> None:
        """The StreamFields and rich texts of the page's type."""
        for field in page._meta.get_fields():
            value = entry.get(field.name)
            if value is None:
                continue
            if isinstance(field, StreamField):
                stream = self.stream(field.stream_block, rows(field, value), language, f"{entry['key']}.{field.name}")
                setattr(page, field.name, json.dumps(stream, default=str))
            elif isinstance(field, RichTextField):
                setattr(page, field.name, html(said(value, language), self.pages))

    def stream(self, block: blocks.BaseStreamBlock, value: list[dict], language: str, place: str) -> list[dict]:
        stored = []
        for number, row in enumerate(value):
            [(kind, inner)] = row.items()
            at = f"{place}.{number}"
            inner = self.raw(block.child_blocks[kind], inner, language, at)
            stored.append({"type": kind, "value": inner, "id": str(uuid_of(at))})
        return stored

    def raw(self, block: blocks.Block, value: Any, language: str, place: str) -> Any:
        """`value` as `block` stores it."""
        if isinstance(block, blocks.ListBlock):
            items = ((item, f"{place}.{number}") for number, item in enumerate(value))
            child = block.child_block
            return [
                {"type": "item", "value": self.raw(child, item, language, at), "id": str(uuid_of(at))}
                for item, at in items
            ]
        if isinstance(block, blocks.StructBlock):
            children = block.child_blocks
            return {k: self.raw(children[k], v, language, f"{place}.{k}") for k, v in value.items()}
        if isinstance(block, blocks.PageChooserBlock):
            return self.pages[value]
        if isinstance(block, SnippetChooserBlock):
            return self.helplines[value]
        if isinstance(block, blocks.RichTextBlock):
            return html(said(value, language), self.pages)
        return said(value, language)


def rows(field: StreamField, value: list) -> list[dict]:
    """Stream rows with their block's name, which files leave out where a field has one kind of block."""
    names = list(field.stream_block.child_blocks)
    if len(names) > 1 or all(isinstance(row, dict) and list(row) == names for row in value):
        return value
    return [{names[0]: row} for row in value]
