"""Clocks of the desk: they rest on days off, survive the change of time, and never rest when a child is in danger."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.cases.working_time import ZONE, due_at, is_working_day, next_opening

FEW = settings(max_examples=60, deadline=None)
MOMENTS = st.datetimes(dt.datetime(2025, 1, 1), dt.datetime(2030, 12, 31), timezones=st.sampled_from([ZONE, dt.UTC]))
HOURS = st.integers(0, 240) | st.sampled_from([0.5, 2, 24, 72])


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-06-10T10:00", 24, "2026-06-11T10:00"),  # within the week
        ("2026-06-12T15:00", 24, "2026-06-15T15:00"),  # Friday to Monday
        ("2026-06-13T12:00", 24, "2026-06-16T08:00"),  # Saturday: begins with Monday
        ("2026-06-10T23:00", 24, "2026-06-12T08:00"),  # ends at night: the next morning
        ("2026-06-10T10:00", 2, "2026-06-10T12:00"),
        ("2026-06-10T15:00", 2, "2026-06-11T08:00"),
        ("2026-11-27T15:00", 24, "2026-12-02T15:00"),  # two holidays and the days they move to
        ("2026-12-31T12:00", 24, "2027-01-05T12:00"),  # New Year's days, a weekend, and a Monday moved to
        ("2026-06-12T15:00", 0, "2026-06-12T15:00"),
    ],
)
def test_a_pausing_clock_rests_on_days_off(start, hours, due):
    assert due_at(at(start), hours, True) == at(due)


def test_danger_never_pauses():
    assert due_at(at("2026-11-28T23:30"), 2, False) == at("2026-11-29T01:30")


@pytest.mark.parametrize(
    ("start", "due"),
    [("2026-03-28T23:00", "2026-03-29T05:00"), ("2026-10-24T23:00", "2026-10-25T03:00")],
)
def test_a_clock_that_never_pauses_counts_real_hours_when_the_time_changes(start, due):
    assert due_at(at(start), 5, False) == at(due)


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-06-10T08:00", "2026-06-10T08:00"),
        ("2026-06-10T15:59", "2026-06-10T15:59"),
        ("2026-06-10T07:59", "2026-06-10T08:00"),
        ("2026-06-10T16:00", "2026-06-11T08:00"),
        ("2026-06-13T12:00", "2026-06-15T08:00"),
    ],
)
def test_the_desk_is_open_from_eight_to_four_on_working_days(moment, opening):
    assert next_opening(at(moment)) == at(opening)


@FEW
@given(MOMENTS, HOURS)
def test_a_pausing_clock_ends_while_the_desk_is_open_and_never_earlier(start, hours):
    due = due_at(start, hours, True)

    assert next_opening(due) == due
    assert due >= due_at(start, hours, False)


@FEW
@given(MOMENTS, HOURS)
def test_a_clock_that_never_pauses_runs_its_hours_exactly(start, hours):
    assert due_at(start, hours, False).astimezone(dt.UTC) - start.astimezone(dt.UTC) == dt.timedelta(hours=hours)


@FEW
@given(MOMENTS, st.timedeltas(dt.timedelta(0), dt.timedelta(days=9)), HOURS, HOURS, st.booleans())
def test_who_begins_later_or_has_longer_is_never_due_earlier(start, later, hours, more, pauses):
    def due(start, hours):
        return due_at(start, hours, pauses).astimezone(dt.UTC)  # in one zone Python compares what clocks show

    assert due(start.astimezone(dt.UTC) + later, hours) >= due(start, hours)
    assert due(start, hours + more) >= due(start, hours)


@FEW
@given(MOMENTS, HOURS)
def test_the_time_zone_of_the_start_makes_no_difference(start, hours):
    assert due_at(start.astimezone(ZONE), hours, True) == due_at(start.astimezone(dt.UTC), hours, True)


def test_hours_and_days_are_settings(settings):
    settings.WORK_FROM, settings.WORK_UNTIL, settings.WORK_DAYS = 0, 23, [1, 2, 3, 4, 5, 6, 7]

    assert due_at(at("2026-06-13T12:00"), 24, True) == at("2026-06-14T12:00")


def test_public_holidays_are_days_off():
    assert not is_working_day(dt.date(2026, 12, 8))
    assert not is_working_day(dt.date(2026, 11, 30))
    assert is_working_day(dt.date(2026, 12, 2))
