"""Safer Internet Day: an index of editions, and an edition a year."""

import datetime as dt
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from campaigns.editions.dates import FIRST_YEAR, safer_internet_day
from campaigns.editions.forms import EditionForm
from campaigns.editions.structured_data import event_data
from core.content.blocks import BodyBlock
from core.i18n.dates import day_in_words
from core.models import BasePage, Partner

FIRST_MONTH = 9  # schools begin in September; what leads up to the day in February may happen from then on


class EditionQuerySet(PageQuerySet):
    def upcoming(self, today: dt.date) -> Self:
        """Editions whose day is not over, the nearest first."""
        return self.filter(date__gte=today).order_by("date")

    def past(self, today: dt.date) -> Self:
        """Editions whose day is over, the latest first."""
        return self.filter(date__lt=today).order_by("-date")

    def in_language(self, code: str) -> Self:
        return self.filter(locale__language_code=code)

    def counted(self) -> Self:
        """With `activity_count`, so that a list of editions asks once."""
        return self.defer_streamfields().annotate(activity_count=Count("activities"))


class EditionIndexPage(BasePage):
    """The day: what it is, the next one, and those that were."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["campaigns.EditionPage"]
    max_count_per_parent = 1
    template = "campaigns/editions/edition_index_page.html"

    class Meta:
        verbose_name = _("index of editions")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        today = timezone.localdate()
        editions = list(EditionPage.objects.live().child_of(self).counted().order_by("-date"))
        upcoming = [edition for edition in editions if not edition.is_past]
        return super().get_context(request, *args, **kwargs) | {
            "next_edition": upcoming[-1] if upcoming else None,
            "later": upcoming[-2::-1],
            "past": [edition for edition in editions if edition.is_past],
            "today": today,
        }


class EditionPage(BasePage):
    """One year's day. Its date follows the rule unless an editor knows better."""

    year = models.PositiveSmallIntegerField(_("year"), validators=[MinValueValidator(FIRST_YEAR)])
    date = models.DateField(
        _("date"), blank=True, db_index=True, help_text=_("Leave empty for the day that the rule gives for this year.")
    )
    slogan = models.CharField(_("slogan"), max_length=160, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("what happens"))
    partners = ParentalManyToManyField("core.Partner", blank=True, related_name="+", verbose_name=_("partners"))

    objects = PageManager.from_queryset(EditionQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("year"), FieldPanel("date")]),
        FieldPanel("slogan"),
        FieldPanel("body"),
        InlinePanel("activities", heading=_("activities"), label=_("activity")),
        FieldPanel("partners", widget=CheckboxSelectMultiple),
    ]
    base_form_class = EditionForm
    parent_page_types = ["campaigns.EditionIndexPage"]
    subpage_types: list[str] = []
    template = "campaigns/editions/edition_page.html"
    # wagtail-localize leaves many-to-many fields out unless they are named
    override_translatable_fields = [SynchronizedField("partners", overridable=False)]
    search_fields = [*BasePage.search_fields, index.FilterField("year"), index.FilterField("date")]

    class Meta:
        verbose_name = _("edition")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        if self.date is None and self.year and self.year >= FIRST_YEAR:
            self.date = safer_internet_day(self.year)
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.date and self.date.year != self.year:
            raise ValidationError({"date": _("This date is not in the edition's year.")})
        same = EditionPage.objects.filter(year=self.year, locale_id=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and same.exists():
            raise ValidationError({"year": _("There is already an edition for this year.")})

    def has_day(self, day: dt.date) -> bool:
        """Whether something on this day can belong here: from the start of the school year to the end of the year."""
        return dt.date(self.year - 1, FIRST_MONTH, 1) <= day <= dt.date(self.year, 12, 31)

    @property
    def is_past(self) -> bool:
        return self.days_left() < 0

    @property
    def date_in_words(self) -> str:
        return capfirst(day_in_words(self.date))

    def days_left(self, today: dt.date | None = None) -> int:
        """Days until the day, in Albania: 0 on the day itself, negative when it is over."""
        return (self.date - (today or timezone.localdate())).days

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        activities = list(self.activities.select_related("municipality").order_by("day", "starts", "sort_order"))
        return super().get_context(request, *args, **kwargs) | {
            "days": self.days_left(),
            "activities": activities,
            "partners": self.partners_in_language(),
            "event": event_data(self, request.build_absolute_uri(self.get_url(request))),
        }

    def partners_in_language(self) -> Any:
        """The partners as this page's language names them (a translation keeps the links of its source)."""
        keys = [partner.translation_key for partner in self.partners.all()]
        return Partner.objects.filter(translation_key__in=keys, locale_id=self.locale_id)

    def search_text(self) -> str:
        words = [" ".join([item.title, item.place, item.audience]) for item in self.activities.all()]
        return " ".join([self.slogan, str(self.year), super().search_text(), *words])
