from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.models import BasePage
from pages.models.fields import body


class NewsPage(BasePage):
    """Something that happened, with its date."""

    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    body = body()

    content_panels = [*BasePage.content_panels, FieldPanel("date"), FieldPanel("body")]
    parent_page_types = ["pages.SectionPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("news")
