from datetime import date

import pytest

from schools.coverage.school_year import school_year


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 8, 31), date(2025, 9, 1), date(2026, 8, 31)),
        (date(2026, 9, 1), date(2026, 9, 1), date(2027, 8, 31)),
        (date(2028, 2, 29), date(2027, 9, 1), date(2028, 8, 31)),
    ],
)
def test_school_year_is_counted_from_september(day, first, last):
    assert school_year(day) == (first, last)
