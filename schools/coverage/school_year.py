"""The school year."""

from datetime import date


def school_year(day: date) -> tuple[date, date]:
    """First and last day of the year in which we count: 1 September to 31 August.

    The teaching days are set anew each year by order of the minister; a count over the year does not need them.
    """
    first = day.replace(year=day.year if day.month >= 9 else day.year - 1, month=9, day=1)
    return first, first.replace(year=first.year + 1, month=8, day=31)
