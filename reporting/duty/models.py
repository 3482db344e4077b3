"""Shifts of the duty list."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DAY = dt.timedelta(days=1)


class Weekday(models.IntegerChoices):
    """On which days a shift is; the numbers of the days are those of ISO 8601."""

    EVERY_DAY = 0, _("every day")
    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


class ShiftQuerySet(models.QuerySet["Shift"]):
    def past(self, today: dt.date) -> Self:
        """Shifts of one date that are over; one may go on until the day after."""
        return self.filter(day__lt=today - DAY)

    def around(self, today: dt.date) -> Self:
        """What may be under way: weekly shifts, and those of today and of yesterday, whose people work here."""
        days = Q(day=None, weekday__in=[Weekday.EVERY_DAY, *(moment.isoweekday() for moment in (today - DAY, today))])
        return self.filter(days | Q(day__in=[today - DAY, today]), user__is_active=True)


class Shift(models.Model):
    """Somebody is on duty: each week on a day, every day, or on one date. Ends before it begins: overnight."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="shifts", verbose_name=_("person"))
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday.choices, default=Weekday.EVERY_DAY)
    day = models.DateField(_("one date"), null=True, blank=True, help_text=_("Then the weekday does not count."))
    begins = models.TimeField(_("from"))
    ends = models.TimeField(
        _("until"), help_text=_("Earlier than the beginning: the morning after. The same: round the clock.")
    )
    phone = models.CharField(_("phone for text messages"), max_length=20, blank=True)

    objects = ShiftQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["day", "weekday", "begins", "pk"]
        verbose_name = _("shift of the duty list")
        verbose_name_plural = _("shifts of the duty list")

    def __str__(self) -> str:
        return f"{self.user} {self.day or self.get_weekday_display()}"

    def clean(self) -> None:
        if self.day and self.day < timezone.localdate():
            raise ValidationError({"day": _("Choose a day from today on.")})

    def falls_on(self, day: dt.date) -> bool:
        """Whether the shift begins on this day."""
        return self.day == day if self.day else self.weekday in (Weekday.EVERY_DAY, day.isoweekday())

    def covers(self, now: dt.datetime) -> bool:
        """Whether the shift is under way; yesterday's may still be."""
        here = timezone.localtime(now).replace(tzinfo=None)
        return any(self.falls_on(day) and self.during(day, here) for day in (here.date() - DAY, here.date()))

    def during(self, day: dt.date, here: dt.datetime) -> bool:
        begins, ends = dt.datetime.combine(day, self.begins), dt.datetime.combine(day, self.ends)
        return begins <= here < (ends if ends > begins else ends + DAY)
