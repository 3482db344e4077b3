import datetime as dt
import json
import re

import pytest
from django.core.exceptions import ValidationError
from freezegun import freeze_time

from campaigns.models import Activity
from core.models import Municipality
from tests.factories.campaigns import make_activity, make_edition, make_index

NOVEMBER = "2026-11-21 12:00:00"


@pytest.fixture
def index(home):
    return make_index(home)


@pytest.fixture
def english(home_en):
    return make_index(home_en, slug="day")


def text(response) -> str:
    """What is written on the page, without tags, spaces made single."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


# --- The date -------------------------------------------------------------------------------------------------------
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


def test_edition_of_the_same_year_may_be_in_another_language(index, english):
    make_edition(index, 2027)

    edition = make_edition(english, 2027)

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


# --- What readers see -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("now", "shown", "hidden"),
    [
        (NOVEMBER, "days left 80", "Today"),
        ("2027-02-08 12:00:00", "day left 1", "Today"),
        ("2027-02-09 12:00:00", "Today", "days left"),
        ("2027-02-10 12:00:00", "This edition is over", "days left"),
    ],
)
def test_edition_counts_the_days_without_script(english, client, now, shown, hidden):
    page = make_edition(english, 2027)

    with freeze_time(now):
        said = text(client.get(page.url))

    assert shown in said
    assert hidden not in said


def test_edition_says_when_where_and_for_whom(english, client):
    page = make_edition(english, 2027)
    place = Municipality.objects.get(slug="tirane")
    make_activity(
        page,
        title="Forum",
        ends=dt.time(12, 30),
        place="Library",
        municipality=place,
        audience="Teachers",
        open_to_all=True,
    )

    said = text(client.get(page.url))

    assert "Tuesday, 9 February, 10:00–12:30 Forum Library, Tiranë Teachers Open to everybody" in said


def test_index_lists_the_next_edition_and_the_past_ones_latest_first(english, client):
    for year in (2025, 2026, 2027, 2028):
        make_edition(english, year)

    with freeze_time(NOVEMBER):
        response = client.get(english.url)

    assert response.context["next_edition"].year == 2027
    assert [edition.year for edition in response.context["later"]] == [2028]
    assert [edition.year for edition in response.context["past"]] == [2026, 2025]


def test_index_without_editions_is_a_page_too(english, client):
    response = client.get(english.url)

    assert response.status_code == 200
    assert response.context["next_edition"] is None


def test_unpublished_edition_is_nowhere(english, client, home_en):
    make_edition(english, 2027).unpublish()

    with freeze_time(NOVEMBER):
        responses = [client.get(english.url), client.get(home_en.url)]

    assert not any("2027" in text(response) for response in responses)


def test_edition_as_data_for_search_engines_equals_the_page(english, client):
    page = make_edition(english, 2027, title='Day & "night" </script><b>', summary="A < B")

    html = client.get(page.url).content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1])

    assert (data["name"], data["description"], data["startDate"]) == (page.title, page.summary, "2027-02-09")
    assert (data["@type"], data["inLanguage"], data["url"]) == ("Event", "en", f"http://testserver{page.url}")


# --- Activities -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [(dt.time(10), dt.time(10), "ends"), (dt.time(10), dt.time(9), "ends"), (None, dt.time(9), "starts")],
)
def test_activity_that_ends_before_it_starts_is_refused(starts, ends, field):
    activity = Activity(title="x", day=dt.date(2027, 2, 9), starts=starts, ends=ends)

    with pytest.raises(ValidationError) as refused:
        activity.clean()

    assert field in refused.value.message_dict


# --- Queries --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("activities", [1, 3])
def test_edition_asks_the_database_as_often_for_one_activity_as_for_three(
    english, client, django_assert_num_queries, activities
):
    page = make_edition(english, 2027, activities=activities)
    client.get(page.url)

    with django_assert_num_queries(9):
        client.get(page.url)


@pytest.mark.parametrize("years", [[2026], [2025, 2026, 2027]])
def test_index_asks_the_database_as_often_for_one_edition_as_for_three(
    english, client, django_assert_num_queries, years
):
    for year in years:
        make_edition(english, year, activities=1)
    client.get(english.url)

    with django_assert_num_queries(8):
        client.get(english.url)
