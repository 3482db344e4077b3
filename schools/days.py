"""Days without school: weekends, the public holidays of Albania, and the extra days that are entered by hand."""

from functools import lru_cache

import holidays
from django.utils.translation import get_language

LANGUAGES = {"sq": "sq", "en": "en_US"}  # ours → the package's
SATURDAY = 5


@lru_cache(maxsize=32)
def of_year(year: int, language: str):
    return holidays.country_holidays("AL", years=year, language=language)


def holiday(day) -> str | None:
    """The name of the public holiday on `day`, in the language of the page; a moved day off counts."""
    return of_year(day.year, LANGUAGES.get(get_language(), "sq")).get(day)


def is_weekend(day) -> bool:
    return day.weekday() >= SATURDAY


def school_year(day):
    """First and last day of the year in which we count: 1 September to 31 August.

    The teaching days are set anew each year by order of the minister; a count over the year does not need them.
    """
    first = day.replace(year=day.year if day.month >= 9 else day.year - 1, month=9, day=1)
    return first, first.replace(year=first.year + 1, month=8, day=31)
