"""When Safer Internet Day is."""

import datetime as dt

FIRST_YEAR = 2009  # before it the day followed other rules: in 2008 it was 12 February
TUESDAY = 1


def safer_internet_day(year: int) -> dt.date:
    """The Tuesday that falls on 5 to 11 February. Raises ValueError before 2009, where the rule did not hold."""
    if year < FIRST_YEAR:
        raise ValueError(f"Safer Internet Day is known from {FIRST_YEAR} on, not for {year}.")
    earliest = dt.date(year, 2, 5)
    return earliest + dt.timedelta(days=(TUESDAY - earliest.weekday()) % 7)
