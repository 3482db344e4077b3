"""What readers see of the sessions."""

import pytest

from core.models import Region
from tests.factories import schools as make
from tests.html import links, page, text, texts


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_map_links_every_region_with_a_name_of_its_own(visitor, prefix):
    shown = page(visitor.get(f"{prefix}/seancat/"))

    addresses = {f"{prefix}/seancat/{region.slug}/" for region in Region.objects.all()}
    drawn = shown.select("svg a:has(> path[class^=level-])")
    assert {link["href"] for link in drawn} == set(links(shown.tbody)) == addresses
    assert len({link["aria-label"] for link in drawn}) == len(drawn) == 12
    assert all(link["aria-label"] == text(link.title) for link in drawn)
    assert shown.select("[style]") == []


def test_region_shows_days_by_municipality_and_adds_up_the_same(visitor):
    make.session(school=make.school("puke"))
    make.session(school=make.school("puke"))

    (municipality,) = visitor.get("/seancat/shkoder/").context["planned"]

    assert municipality["name"] == "Pukë"
    assert municipality["days"] == [{"day": make.school_day(), "topic": make.topic().name_sq, "count": 2}]


def test_region_speaks_english_below_en(visitor):
    make.session()

    shown = page(visitor.get("/en/seancat/shkoder/"))

    assert texts(shown, ".sessions-days span") == [make.topic().name_en]


def test_region_without_sessions_says_so(visitor):
    shown = page(visitor.get("/en/seancat/kukes/"))

    assert "No session is planned in this region" in text(shown.main)
    assert shown.select(".sessions-place") == []


@pytest.mark.parametrize("slug", ["nowhere", "AL-10", "x" * 300])
def test_region_that_is_none_is_404(visitor, slug):
    assert visitor.get(f"/seancat/{slug}/").status_code == 404


@pytest.mark.parametrize("url", ["/seancat/", "/seancat/shkoder/"])
def test_pages_may_be_kept_and_set_no_cookie(visitor, url):
    answer = visitor.get(url)

    assert "public" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize("url", ["/seancat/", "/seancat/shkoder/"])
def test_pages_ask_as_often_for_three_sessions_as_for_one(visitor, url, django_assert_max_num_queries):
    make.session()
    with django_assert_max_num_queries(12):
        visitor.get(url)
    for hour in (11, 12):
        make.session(start=make.at(hour))

    with django_assert_max_num_queries(12):
        visitor.get(url)
