"""Safer Internet Day: an index of editions, an edition a year, and what happens in each."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from campaigns.calendar import FIRST_YEAR, safer_internet_day
from campaigns.structured import event_data
from core.content.blocks import BodyBlock
from core.i18n.dates import day_in_words
from core.models import BasePage, Partner


class EditionQuerySet(PageQuerySet):
    def upcoming(self, today: dt.date):
        """Editions whose day is not over, the nearest first."""
        return self.filter(date__gte=today).order_by("date")

    def past(self, today: dt.date):
        """Editions whose day is over, the latest first."""
        return self.filter(date__lt=today).order_by("-date")

    def in_language(self, code: str):
        return self.filter(locale__language_code=code)

    def counted(self):
        """With `activity_count`, so that a list of editions asks once."""
        return self.defer_streamfields().annotate(activity_count=Count("activities"))


class EditionIndexPage(BasePage):
    """The day: what it is, the next one, and those that were."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["campaigns.EditionPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("index of editions")

    def get_context(self, request, *args, **kwargs):
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
    parent_page_types = ["campaigns.EditionIndexPage"]
    subpage_types: list[str] = []
    # wagtail-localize leaves many-to-many fields out unless they are named
    override_translatable_fields = [SynchronizedField("partners", overridable=False)]
    search_fields = [*BasePage.search_fields, index.FilterField("year"), index.FilterField("date")]

    class Meta:
        verbose_name = _("edition")

    def full_clean(self, *args, **kwargs):
        if self.date is None and self.year and self.year >= FIRST_YEAR:
            self.date = safer_internet_day(self.year)
        super().full_clean(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.date and self.date.year != self.year:
            raise ValidationError({"date": _("This date is not in the edition's year.")})
        same = EditionPage.objects.filter(year=self.year, locale_id=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and same.exists():
            raise ValidationError({"year": _("There is already an edition for this year.")})

    @property
    def is_past(self) -> bool:
        return self.days_left() < 0

    @property
    def date_in_words(self) -> str:
        return capfirst(day_in_words(self.date))

    def days_left(self, today: dt.date | None = None) -> int:
        """Days until the day, in Albania: 0 on the day itself, negative when it is over."""
        return (self.date - (today or timezone.localdate())).days

    def get_context(self, request, *args, **kwargs):
        activities = list(self.activities.select_related("municipality").order_by("day", "starts", "sort_order"))
        return super().get_context(request, *args, **kwargs) | {
            "days": self.days_left(),
            "activities": activities,
            "partners": self.partners_in_language(),
            "event": event_data(self, request.build_absolute_uri(self.get_url(request))),
        }

    def partners_in_language(self):
        """The partners as this page's language names them (a translation keeps the links of its source)."""
        keys = [partner.translation_key for partner in self.partners.all()]
        return Partner.objects.filter(translation_key__in=keys, locale_id=self.locale_id)

    def search_text(self) -> str:
        words = [" ".join([item.title, item.place, item.audience]) for item in self.activities.all()]
        return " ".join([self.slogan, str(self.year), super().search_text(), *words])


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

    def __str__(self):
        return self.title

    @property
    def day_in_words(self) -> str:
        return capfirst(day_in_words(self.day, "l, j F"))

    def clean(self):
        super().clean()
        if self.ends and not self.starts:
            raise ValidationError({"starts": _("An activity that ends at an hour also starts at one.")})
        if self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": _("An activity ends after it starts.")})
