from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.models import BasePage
from pages.models.fields import Audience, body
from pages.models.guide import GuidePage
from pages.models.topic import TopicPage


class AudiencePage(BasePage):
    """Everything for one kind of reader."""

    audience = models.CharField(_("audience"), max_length=20, choices=Audience.choices)
    age = models.CharField(_("age or who"), max_length=60, blank=True)
    body = body()

    content_panels = [*BasePage.content_panels, FieldPanel("audience"), FieldPanel("age"), FieldPanel("body")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.InfoPage", "pages.GuidePage"]

    class Meta:
        verbose_name = _("audience page")

    @property
    def tint(self) -> str:
        return self.audience

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        return super().get_context(request, *args, **kwargs) | {
            "guides": GuidePage.objects.live().filter(locale_id=self.locale_id).for_audience(self.audience),
            "topics": TopicPage.objects.live().filter(locale_id=self.locale_id).order_by("path"),
        }
