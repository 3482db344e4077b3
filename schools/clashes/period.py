"""A period of a day in words."""

from datetime import datetime

from django.utils import timezone

from core.i18n.dates import day_in_words


def time_of_day(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%H:%M")


def period_in_words(start: datetime, end: datetime) -> str:
    """ "e martë, 24 nëntor 2026, 10:00–10:45"."""
    return f"{day_in_words(timezone.localtime(start).date())}, {time_of_day(start)}–{time_of_day(end)}"
