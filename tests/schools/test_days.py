from datetime import date

import pytest
from django.utils import translation

from schools import days


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 8, 31), date(2025, 9, 1), date(2026, 8, 31)),
        (date(2026, 9, 1), date(2026, 9, 1), date(2027, 8, 31)),
        (date(2028, 2, 29), date(2027, 9, 1), date(2028, 8, 31)),
    ],
)
def test_school_year_is_counted_from_september(day, first, last):
    assert days.school_year(day) == (first, last)


def test_holiday_is_named_in_albanian():
    with translation.override("sq"):
        assert days.holiday(date(2026, 11, 30)).startswith("Dita Flamurit")


def test_holiday_is_none_on_a_plain_day():
    assert days.holiday(date(2026, 11, 24)) is None
