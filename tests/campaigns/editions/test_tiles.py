import pytest
from django.template import Context, Template
from django.utils import translation
from freezegun import freeze_time

from tests.factories.campaigns import make_edition, make_index
from tests.html import links, page, text, texts


@pytest.fixture
def tile():
    def render(language="en", now="2026-11-21 12:00:00"):
        with translation.override(language), freeze_time(now):
            return Template('{% tile "campaigns.next_edition" %}').render(Context())

    return render


def test_tile_shows_the_nearest_edition_with_its_days_and_activities(home_en, tile):
    index = make_index(home_en)
    for year, activities in ((2026, 1), (2027, 3), (2028, 2)):
        make_edition(index, year, activities=activities)

    shown = page(tile())

    assert text(shown.time) == "Tuesday, 9 February 2027"
    assert texts(shown, ".figures > div") == ["days left 80", "activities planned 3"]
    assert links(shown) == ["/en/dita/2027/"]


def test_tile_on_the_day_itself_says_today(home_en, tile):
    make_edition(make_index(home_en), 2027)

    shown = page(tile(now="2027-02-09 12:00:00"))

    assert texts(shown, ".figures > div") == ["is the day Today"]


def test_tile_shows_the_language_of_the_page(home, home_en, tile):
    make_edition(make_index(home), 2027, title="Dita jonë")
    make_edition(make_index(home_en), 2027, title="Our day")

    assert text(page(tile("sq")).h2) == "Dita jonë"
    assert text(page(tile("en")).h2) == "Our day"


def test_tile_is_empty_where_no_edition_is_to_come(home_en, tile):
    make_edition(make_index(home_en), 2026)

    assert tile() == ""


@pytest.mark.parametrize("activities", [1, 3])
def test_tile_asks_for_the_edition_and_the_tree_once_and_then_remembers(
    home_en, tile, django_assert_num_queries, activities
):
    make_edition(make_index(home_en), 2027, activities=activities)

    with django_assert_num_queries(2):
        tile()
        tile()


def test_tile_follows_what_is_published(home_en, tile):
    edition = make_edition(make_index(home_en), 2027)
    before = page(tile())

    edition.title = "Our day"
    edition.save_revision().publish()

    assert text(before.h2) == "Dita 2027"
    assert text(page(tile()).h2) == "Our day"
