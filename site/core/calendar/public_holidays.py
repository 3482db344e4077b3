"""The public holidays of Albania, with the days to which those that fall on a weekend move; and weekends."""

import datetime as dt
from functools import lru_cache

import holidays
from django.conf import settings
from django.utils.translation import get_language

COUNTRY = "AL"
SATURDAY = 5


@lru_cache(maxsize=32)
def public_holidays(year: int) -> frozenset[dt.date]:
    """The days of the year on which the country rests."""
    return frozenset(of_year(year, settings.LANGUAGE_CODE))


def holiday_name(day: dt.date) -> str | None:
    """The name of the public holiday on `day`, in the language of the page; None on any other day."""
    return of_year(day.year, get_language() or settings.LANGUAGE_CODE).get(day)


def is_weekend(day: dt.date) -> bool:
    return day.weekday() >= SATURDAY


@lru_cache(maxsize=32)
def of_year(year: int, language: str) -> holidays.HolidayBase:
    """The holidays of a year by day, named in one of our languages."""
    return holidays.country_holidays(COUNTRY, years=year, language=package_language(language))


@lru_cache(maxsize=32)
def package_language(language: str) -> str | None:
    """What the package calls this language of ours; the country's own where it does not speak ours."""
    country = holidays.country_holidays(COUNTRY)
    same = (name for name in country.supported_languages if name.split("_")[0] == language.split("-")[0])
    return next(same, country.default_language)
