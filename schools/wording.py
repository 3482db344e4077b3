"""Days, hours and classes in words."""

import re

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language


def day_words(day) -> str:
    """ "e martë, 24 nëntor 2026", "Tuesday, 24 November 2026". Albanian writes both names small; Django does not."""
    words = date_format(day, "l, j F Y")
    return words if get_language() == "en" else words.lower()


def clock(moment) -> str:
    return timezone.localtime(moment).strftime("%H:%M")


def span_words(start, end) -> str:
    """ "e martë, 24 nëntor 2026, 10:00–10:45"."""
    return f"{day_words(timezone.localtime(start).date())}, {clock(start)}–{clock(end)}"


def tidy_class(label: str) -> str:
    """ "9 b" and "9-B" are the class "9B"."""
    return re.sub(r"[\s./_–-]+", "", label).upper()
