from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from core.models import BasePage
from pages.models.fields import body


class SectionPage(BasePage):
    """A section: it shows the pages below it as cards, news the newest first."""

    body = body()

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["pages.HomePage", "pages.SectionPage"]

    class Meta:
        verbose_name = _("section")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        children = sorted(self.get_children().live().specific(), key=display_order)
        return super().get_context(request, *args, **kwargs) | {"children": children}


def display_order(page: Page) -> tuple[int, str]:
    """By date where there is one, the newest first; else as the editors arranged them."""
    date = getattr(page, "date", None)
    return (-date.toordinal() if date else 0, page.path)
