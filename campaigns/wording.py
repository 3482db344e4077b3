"""Days in words."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import get_language


def day_in_words(day: dt.date, form: str = "l, j F Y") -> str:
    """E martë, 9 shkurt 2027; Tuesday, 9 February 2027. Albanian writes days and months small."""
    words = date_format(day, form)
    return words.lower().capitalize() if get_language() == "sq" else words
