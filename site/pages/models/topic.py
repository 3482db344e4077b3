from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.models import BasePage
from pages.models.fields import body


class Icon(models.TextChoices):
    """Drawings of ours, in site/static/img/drawings.svg."""

    SPEECH = "speech", _("speech")
    MASK = "mask", _("mask")
    THREAT = "threat", _("threat")
    PICTURE = "picture", _("picture")
    HATE = "hate", _("hate")
    KEY = "key", _("key")
    GAME = "game", _("game")
    NEWS = "news", _("news")
    CLOCK = "clock", _("clock")


class TopicPage(BasePage):
    """One subject (cyberbullying, grooming, …) and the guides that belong to it."""

    icon = models.CharField(_("icon"), max_length=20, choices=Icon.choices, default=Icon.SPEECH)
    body = body()

    content_panels = [*BasePage.content_panels, FieldPanel("icon"), FieldPanel("body")]
    parent_page_types = ["pages.SectionPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("topic page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        return super().get_context(request, *args, **kwargs) | {"guides": self.guides.live().order_by("path")}
