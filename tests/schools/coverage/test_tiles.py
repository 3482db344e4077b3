from core import tiles
from tests.factories import schools as make
from tests.html import links, page, text


def test_tile_shows_the_share_of_municipalities_in_one_query(db, django_assert_num_queries):
    make.session()
    make.session(school=make.school("sarande"))

    with django_assert_num_queries(1):
        shown = page(tiles.render("schools.map", {}))

    assert text(shown.select_one(".big-figure")) == "3%"  # 2 of 61
    assert len(shown.select("svg path")) == 12
    assert links(shown.select_one(".stack")) == ["/seancat/"]


def test_tile_is_offered_to_editors():
    assert "schools.map" in dict(tiles.choices())
