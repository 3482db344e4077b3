"""What happens in an edition."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from campaigns.editions.models import EditionPage
from core.i18n.dates import day_in_words


class Activity(TranslatableMixin, Orderable):
    """Something that happens in an edition: when, where, for whom."""

    page = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="activities")
    title = models.CharField(_("title"), max_length=160)
    day = models.DateField(_("day"))
    starts = models.TimeField(_("starts at"), null=True, blank=True)
    ends = models.TimeField(_("ends at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    municipality = models.ForeignKey(
        "core.Municipality", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("municipality")
    )
    audience = models.CharField(_("for whom"), max_length=120, blank=True)
    open_to_all = models.BooleanField(_("open to everybody"), default=False)

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("day"), FieldPanel("starts"), FieldPanel("ends")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("municipality")]),
        FieldRowPanel([FieldPanel("audience"), FieldPanel("open_to_all")]),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def __str__(self) -> str:
        return self.title

    @property
    def day_in_words(self) -> str:
        return capfirst(day_in_words(self.day, "l, j F"))

    def clean(self) -> None:
        super().clean()
        if self.ends and not self.starts:
            raise ValidationError({"starts": _("An activity that ends at an hour also starts at one.")})
        if self.ends and self.starts and self.ends <= self.starts:
            raise ValidationError({"ends": _("An activity ends after it starts.")})
