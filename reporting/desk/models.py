"""Advice cards: approved blocks of a reply, by situation; versions, drafts and translations are Wagtail's."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail.search import index


class AdviceCard(DraftStateMixin, RevisionMixin, TranslatableMixin, index.Indexed, models.Model):
    """Words that an analyst inserts and adapts. Only what is published is offered."""

    class Situation(models.TextChoices):
        EXTORTION = "extortion", _("sexual extortion")
        PICTURE_OUT = "picture", _("my picture is out")
        BULLYING = "bullying", _("bullying at school")
        HATE_ON_TV = "hate-tv", _("hate on television")
        POLICE = "police", _("how to go to the police")
        OTHER = "other", _("something else")

    slug = models.SlugField(_("short name"))
    situation = models.CharField(_("situation"), max_length=20, choices=Situation.choices)
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"))
    approved_by = models.CharField(_("approved by (role, not a person)"), max_length=160, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    panels = [
        *(FieldPanel(name) for name in ("title", "slug", "situation", "body", "approved_by", "approved_on", "order")),
        PublishingPanel(),
    ]
    search_fields = [index.AutocompleteField("title")]

    class Meta(TranslatableMixin.Meta):
        ordering = ["order", "pk"]
        verbose_name = _("advice card")
        verbose_name_plural = _("advice cards")

    def __str__(self) -> str:
        return self.title
