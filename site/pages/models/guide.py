from typing import Any, Self

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from core.models import BasePage
from pages.models.fields import Audience, body


class GuideQuerySet(PageQuerySet):
    def for_audience(self, audience: str) -> Self:
        """Guides that speak to `audience`, the newest review first."""
        return self.filter(audience_names__contains=f"|{audience}|").order_by("-reviewed_on", "path")


class GuidePage(BasePage):
    """What to do, step by step, and when somebody last checked that it is right."""

    topic = models.ForeignKey(
        "pages.TopicPage", models.SET_NULL, null=True, blank=True, related_name="guides", verbose_name=_("topic")
    )
    audiences = StreamField(
        [("audience", blocks.ChoiceBlock(choices=Audience.choices, label=_("audience")))],
        blank=True,
        verbose_name=_("audiences"),
    )
    audience_names = models.CharField(max_length=120, editable=False, default="|", db_index=True)
    body = body()
    reviewed_on = models.DateField(_("last reviewed on"), null=True, blank=True)
    reviewed_by = models.CharField(
        _("reviewed by"), max_length=120, blank=True, help_text=_("A role or team, no person.")
    )

    objects = PageManager.from_queryset(GuideQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        PageChooserPanel("topic"),
        FieldPanel("audiences"),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("reviewed_by")]),
    ]
    parent_page_types = ["pages.SectionPage", "pages.AudiencePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("guide")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.audience_names = "|" + "".join(f"{block.value}|" for block in self.audiences)
        super().full_clean(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        related = GuidePage.objects.live().filter(locale_id=self.locale_id, topic_id=self.topic_id).exclude(pk=self.pk)
        return super().get_context(request, *args, **kwargs) | {"related": related[:3] if self.topic_id else []}
