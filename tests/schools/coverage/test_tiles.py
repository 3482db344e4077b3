from core import tiles
from tests.factories import schools as make


def test_tile_shows_the_share_of_municipalities_in_one_query(db, django_assert_num_queries):
    make.session()
    make.session(school=make.school("sarande"))

    with django_assert_num_queries(1):
        html = tiles.render("schools.map", {})

    assert "3%" in html  # 2 of 61
    assert html.count("<path") == 12
    assert 'href="/seancat/"' in html


def test_tile_is_offered_to_editors():
    assert "schools.map" in dict(tiles.choices())
