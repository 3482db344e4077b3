import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from freezegun import freeze_time

from tests.factories.campaigns import make_edition


def test_edition_without_a_date_takes_the_one_of_the_rule(index):
    edition = make_edition(index, 2027)

    assert edition.date == dt.date(2027, 2, 9)


def test_edition_keeps_the_date_that_an_editor_gave(index):
    edition = make_edition(index, 2027, date=dt.date(2027, 3, 2))

    assert edition.date == dt.date(2027, 3, 2)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"year": 2027, "date": dt.date(2026, 2, 10)}, "date"),
        ({"year": 2026, "slug": "x"}, "year"),
        ({"year": 2008}, "year"),
    ],
)
def test_edition_with_a_wrong_year_is_refused(index, fields, field):
    make_edition(index, 2026)

    with pytest.raises(ValidationError) as refused:
        make_edition(index, **{"date": None} | fields)

    assert field in refused.value.message_dict


def test_edition_of_the_same_year_may_be_in_another_language(index, english_index):
    make_edition(index, 2027)

    edition = make_edition(english_index, 2027)

    assert edition.pk


@pytest.mark.parametrize(
    ("now", "days", "past"),
    [
        ("2026-11-21 12:00:00", 80, False),
        ("2027-02-07 22:59:59", 2, False),  # one second before midnight in Albania
        ("2027-02-07 23:00:00", 1, False),  # midnight there, still yesterday in UTC
        ("2027-02-08 23:00:00", 0, False),
        ("2027-02-09 22:59:59", 0, False),
        ("2027-02-09 23:00:00", -1, True),
    ],
)
def test_days_left_turn_at_midnight_in_albania(index, now, days, past):
    edition = make_edition(index, 2027)

    with freeze_time(now):
        assert (edition.days_left(), edition.is_past) == (days, past)
