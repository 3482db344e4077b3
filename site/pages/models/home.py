from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.models import BasePage
from pages.models.audience import AudiencePage
from pages.models.fields import body
from pages.models.guide import GuidePage
from pages.models.news import NewsPage


class HomePage(BasePage):
    """The question, the four doors, and then what is going on."""

    body = body()

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 2

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        here = {"locale_id": self.locale_id}
        return super().get_context(request, *args, **kwargs) | {
            "audiences": AudiencePage.objects.live().filter(**here).order_by("path"),
            "guides": GuidePage.objects.live().filter(**here).order_by("-reviewed_on", "path")[:6],
            "news": NewsPage.objects.live().filter(**here).order_by("-date")[:3],
        }
