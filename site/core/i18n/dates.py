"""Days in words."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import get_language


def day_in_words(day: dt.date, form: str = "l, j F Y") -> str:
    """ "e martë, 24 nëntor 2026"; "Tuesday, 24 November 2026". Albanian writes both names small; Django does not."""
    words = date_format(day, form)
    return words.lower() if get_language() == "sq" else words
