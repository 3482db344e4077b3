"""Days, hours and classes in words."""

import re

from django.utils import timezone

from core.i18n.dates import day_in_words


def clock(moment) -> str:
    return timezone.localtime(moment).strftime("%H:%M")


def span_words(start, end) -> str:
    """ "e martë, 24 nëntor 2026, 10:00–10:45"."""
    return f"{day_in_words(timezone.localtime(start).date())}, {clock(start)}–{clock(end)}"


def tidy_class(label: str) -> str:
    """ "9 b" and "9-B" are the class "9B"."""
    return re.sub(r"[\s./_–-]+", "", label).upper()
