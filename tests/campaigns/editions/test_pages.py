"""What readers see of an edition and of the index."""

import datetime as dt
import json

import pytest
from freezegun import freeze_time

from core.models import Municipality
from tests.factories.campaigns import make_activity, make_edition
from tests.html import page, text, texts

NOVEMBER = "2026-11-21 12:00:00"


@pytest.mark.parametrize(
    ("now", "figures"),
    [
        (NOVEMBER, ["days left 80"]),
        ("2027-02-08 12:00:00", ["day left 1"]),
        ("2027-02-09 12:00:00", ["is the day Today"]),
        ("2027-02-10 12:00:00", []),
    ],
)
def test_edition_counts_the_days_without_script(english_index, client, now, figures):
    edition = make_edition(english_index, 2027)

    with freeze_time(now):
        shown = page(client.get(edition.url))

    assert texts(shown, ".edition-panel .figures > div") == figures


def test_edition_says_that_it_is_over(english_index, client):
    edition = make_edition(english_index, 2027)

    with freeze_time("2027-02-10 12:00:00"):
        shown = page(client.get(edition.url))

    assert "This edition is over" in text(shown.select_one(".edition-panel"))


def test_edition_says_when_where_and_for_whom(english_index, client):
    edition = make_edition(english_index, 2027)
    place = Municipality.objects.get(slug="tirane")
    make_activity(
        edition,
        title="Forum",
        ends=dt.time(12, 30),
        place="Library",
        municipality=place,
        audience="Teachers",
        open_to_all=True,
    )

    (activity,) = page(client.get(edition.url)).select("ol.timeline > li")

    assert activity.time["datetime"] == "2027-02-09T10:00"
    assert texts(activity, "time, h3, p:not(.cluster)") == [
        "Tuesday, 9 February, 10:00–12:30",
        "Forum",
        "Library, Tiranë",
    ]
    assert texts(activity, ".tag") == ["Teachers", "Open to everybody"]


def test_index_lists_the_next_edition_and_the_past_ones_latest_first(english_index, client):
    for year in (2025, 2026, 2027, 2028):
        make_edition(english_index, year)

    with freeze_time(NOVEMBER):
        response = client.get(english_index.url)

    main = page(response).select_one("main")
    assert texts(main, ".edition-panel h2") == ["Dita 2027"]
    assert texts(main, ".grid h3") == ["Dita 2028", "Dita 2026", "Dita 2025"]
    assert texts(main, "section:has(.grid) > h2") == ["Later editions", "Past editions"]


def test_index_without_editions_is_a_page_too(english_index, client):
    response = client.get(english_index.url)

    assert response.status_code == 200
    assert texts(page(response), ".edition-panel, .grid") == []


def test_unpublished_edition_is_nowhere(english_index, client, home_en):
    make_edition(english_index, 2027).unpublish()

    with freeze_time(NOVEMBER):
        responses = [client.get(english_index.url), client.get(home_en.url)]

    assert not any("2027" in text(page(response)) for response in responses)


def test_edition_as_data_for_search_engines_equals_the_page(english_index, client):
    edition = make_edition(english_index, 2027, title='Day & "night" </script><b>', summary="A < B")

    (script,) = page(client.get(edition.url)).select('script[type="application/ld+json"]')
    data = json.loads(script.string)

    assert (data["name"], data["description"], data["startDate"]) == (edition.title, edition.summary, "2027-02-09")
    assert (data["@type"], data["inLanguage"], data["url"]) == ("Event", "en", f"http://testserver{edition.url}")


@pytest.mark.parametrize("activities", [1, 3])
def test_edition_asks_the_database_as_often_for_one_activity_as_for_three(
    english_index, client, django_assert_num_queries, activities
):
    edition = make_edition(english_index, 2027, activities=activities)
    client.get(edition.url)

    with django_assert_num_queries(9):
        client.get(edition.url)


@pytest.mark.parametrize("years", [[2026], [2025, 2026, 2027]])
def test_index_asks_the_database_as_often_for_one_edition_as_for_three(
    english_index, client, django_assert_num_queries, years
):
    for year in years:
        make_edition(english_index, year, activities=1)
    client.get(english_index.url)

    with django_assert_num_queries(8):
        client.get(english_index.url)
