import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.editions.dates import safer_internet_day

# year: day of February, as held or announced (2016-2027) and as the rule gives (2028-2032)
KNOWN = {
    2016: 9, 2017: 7, 2018: 6, 2019: 5, 2020: 11, 2021: 9, 2022: 8, 2023: 7, 2024: 6, 2025: 11, 2026: 10, 2027: 9,
    2028: 8, 2029: 6, 2030: 5, 2031: 11, 2032: 10,
}  # fmt: skip
MONDAY, TUESDAY = 0, 1


def second_tuesday(year):
    return next(day for day in range(8, 15) if dt.date(year, 2, day).weekday() == TUESDAY)


def second_day_of_second_week(year):
    """Weeks from Monday, the one that holds 1 February being the first."""
    first = dt.date(year, 2, 1)
    return (first - dt.timedelta(days=first.weekday()) + dt.timedelta(days=8)).day


@pytest.mark.parametrize(("year", "day"), KNOWN.items())
def test_safer_internet_day_is_the_known_date(year, day):
    found = safer_internet_day(year)

    assert found == dt.date(year, 2, day)


@pytest.mark.parametrize("year", [2017, 2018, 2019, 2023, 2024, 2029, 2030])
def test_safer_internet_day_is_not_the_second_tuesday_of_february(year):
    assert second_tuesday(year) != KNOWN[year] == safer_internet_day(year).day


@pytest.mark.parametrize("year", [2020, 2025, 2026, 2031, 2032])
def test_safer_internet_day_is_not_the_second_day_of_the_second_week(year):
    assert second_day_of_second_week(year) != KNOWN[year] == safer_internet_day(year).day


@given(st.integers(min_value=2009, max_value=9999))
def test_safer_internet_day_is_always_a_tuesday_from_the_5th_to_the_11th(year):
    day = safer_internet_day(year)

    assert (day.year, day.month, day.weekday()) == (year, 2, TUESDAY)
    assert 5 <= day.day <= 11


@given(st.integers(min_value=2009, max_value=9999))
def test_safer_internet_day_is_four_days_after_the_first_friday_of_february(year):
    first_friday = next(day for day in range(1, 8) if dt.date(year, 2, day).weekday() == 4)

    assert safer_internet_day(year).day == first_friday + 4


@pytest.mark.parametrize("year", [2008, 2004, 0])
def test_safer_internet_day_refuses_years_before_the_rule(year):
    with pytest.raises(ValueError, match="2009"):
        safer_internet_day(year)
