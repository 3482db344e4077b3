"""The algebra of clashes: pure functions, no database."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from schools.clashes.booking import Booking, overlap
from schools.clashes.detection import find

TIRANE = ZoneInfo("Europe/Tirane")
TUESDAY = date(2026, 11, 24)
DST_DAYS = (date(2026, 3, 29), date(2026, 10, 25))


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def booking(start="10:00", end="10:45", day=TUESDAY, school="Shkolla A", label="9B", people=("Ana",), end_day=None):
    return Booking(moment(day, start), moment(end_day or day, end), school, label, tuple(people))


def moment(day, clock):
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), TIRANE)


moments = st.builds(
    lambda day, minutes: datetime.combine(day, datetime.min.time(), TIRANE) + timedelta(minutes=minutes),
    st.sampled_from((TUESDAY, *DST_DAYS)),
    st.integers(0, 24 * 60 - 1),
)
spans = st.tuples(moments, st.integers(1, 360)).map(
    lambda pair: Booking(pair[0], (pair[0].astimezone(ZoneInfo("UTC")) + timedelta(minutes=pair[1])), "A", "9B")
)


@given(spans, spans)
def test_overlap_is_symmetric(one, other):
    assert overlap(one, other) == overlap(other, one)


@given(spans)
def test_overlap_of_a_booking_with_itself_holds(one):
    assert overlap(one, one)


@given(spans, st.integers(1, 360))
def test_overlap_leaves_out_touching_also_when_clocks_change(one, minutes):
    next_one = Booking(one.end, one.end + timedelta(minutes=minutes), "A", "9B")

    assert not overlap(one, next_one)
    assert not overlap(next_one, one)


@given(spans, spans)
def test_overlap_means_a_shared_minute(one, other):
    utc = ZoneInfo("UTC")
    latest_start = max(one.start.astimezone(utc), other.start.astimezone(utc))
    earliest_end = min(one.end.astimezone(utc), other.end.astimezone(utc))

    assert overlap(one, other) == (latest_start < earliest_end)


def test_overlap_tells_the_hour_that_comes_twice_apart():
    autumn = DST_DAYS[1]
    first = moment(autumn, "02:10")
    second = first.replace(fold=1)
    summer = Booking(first, first.replace(minute=50), "A", "9B")
    winter = Booking(second, second.replace(minute=50), "A", "9B")

    assert not overlap(summer, winter)


def test_find_lets_a_plain_session_pass():
    assert find(booking(), [booking(start="10:45", end="11:30"), booking(start="09:15", end="10:00")], {}) == []


def test_find_names_who_is_busy_when_and_where():
    other = booking(start="10:30", end="11:15", school="Shkolla B", label="7A", people=("Besa", "Ana"))

    clashes = find(booking(), [other], {})

    assert [(clash.field, clash.sentence) for clash in clashes] == [
        (
            "facilitators",
            "Ana is already busy: Tuesday, 24 November 2026, 10:30–11:15, Shkolla B, class 7A.",
        )
    ]


def test_find_names_the_class_that_already_has_a_session():
    other = booking(label="9B", people=("Besa",))

    clashes = find(booking(label="9 b"), [other], {})

    assert [(clash.field, clash.sentence) for clash in clashes] == [
        (
            "class_label",
            "Class 9B of Shkolla A already has a session: Tuesday, 24 November 2026, 10:00–10:45, with Besa.",
        )
    ]


def test_find_lets_the_same_label_in_another_school_pass():
    assert find(booking(), [booking(school="Shkolla B", people=("Besa",))], {}) == []


def test_find_says_everything_that_stands_in_the_way():
    day = date(2026, 12, 8)
    other = booking(day=day, people=("Ana", "Besa"))

    clashes = find(booking(day=day, people=("Ana", "Besa")), [other], {})

    assert [clash.field for clash in clashes] == ["day", "class_label", "facilitators", "facilitators"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "There is no school on Tuesday, 8 December 2026: National Youth Day."),
        ("sq", "Dita Kombëtare e Rinisë"),
    ],
)
def test_find_names_the_public_holiday_in_the_readers_language(language, sentence):
    with translation.override(language):
        (clash,) = find(booking(day=date(2026, 12, 8)), [], {})

    assert clash.field == "day"
    assert sentence in clash.sentence


def test_find_knows_a_holiday_that_moved_from_a_weekend():
    (clash,) = find(booking(day=date(2026, 11, 30)), [], {})

    assert "Independence" in clash.sentence


def test_find_names_an_extra_day_off():
    (clash,) = find(booking(), [], {TUESDAY: "Urë"})

    assert (clash.field, clash.sentence) == ("day", "There is no school on Tuesday, 24 November 2026: Urë.")


@pytest.mark.parametrize("day", [date(2026, 12, 5), date(2026, 12, 6), *DST_DAYS])
def test_find_refuses_weekends(day):
    (clash,) = find(booking(day=day), [], {})

    assert clash.field == "day"
    assert "weekend" in clash.sentence


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("10:45", "10:00", "ends before it starts"),
        ("10:00", "10:00", "ends before it starts"),
        ("08:00", "14:01", "longer than a school day (6 hours)"),
    ],
)
def test_find_refuses_times_that_make_no_sense_and_says_only_that(start, end, words):
    (clash,) = find(booking(start, end), [booking()], {})

    assert clash.field == "end"
    assert words in clash.sentence


def test_find_lets_a_whole_school_day_pass():
    assert find(booking("08:00", "14:00"), [], {}) == []


def test_find_refuses_to_run_past_midnight():
    late = booking("23:30", "00:15", end_day=TUESDAY + timedelta(days=1))

    (clash,) = find(late, [], {})

    assert (clash.field, "past midnight" in clash.sentence) == ("end", True)


# --- The way between two schools, and hours ---------------------------------------------------------------------------
KOPLIK, PUKE = (
    SimpleNamespace(name="Malësi e Madhe", lat=42.21, lon=19.44),
    SimpleNamespace(name="Pukë", lat=42.04, lon=19.9),
)


def in_place(place, start, end, people=("Ana",)):
    return replace(booking(start, end, school=f"Shkolla e {place.name}", people=people), place=place)


def test_find_names_the_way_between_schools_of_two_municipalities():
    (clash,) = find(in_place(PUKE, "11:20", "12:05"), [in_place(KOPLIK, "10:30", "11:15")], {})

    assert clash.field == "facilitators"
    for words in ("Ana", "Malësi e Madhe", "10:30–11:15", "about 85 minutes", "there are 5"):
        assert words in clash.sentence


@pytest.mark.parametrize(
    ("start", "end", "people"),
    [("12:40", "13:25", ("Ana",)), ("11:20", "12:05", ("Besa",)), ("08:00", "08:45", ("Ana",))],
)
def test_find_lets_pass_who_has_the_time_or_is_somebody_else(start, end, people):
    assert find(in_place(PUKE, start, end, people), [in_place(KOPLIK, "10:30", "11:15")], {}) == []


@pytest.mark.parametrize(
    ("start", "end", "field"), [("06:45", "07:30", "start"), ("19:30", "20:15", "end"), ("03:00", "03:45", "start")]
)
def test_find_refuses_hours_in_which_no_school_is_open(start, end, field):
    (clash,) = find(booking(start, end), [], {})

    assert clash.field == field
    assert "between 07:00 and 20:00" in clash.sentence


@pytest.mark.parametrize(("start", "end"), [("07:00", "07:45"), ("19:15", "20:00")])
def test_find_lets_the_first_and_the_last_hour_pass(start, end):
    assert find(booking(start, end), [], {}) == []
