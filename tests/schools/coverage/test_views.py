"""What readers see of the sessions."""

import re

import pytest

from core.models import Region
from tests.factories import schools as make


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_map_links_every_region_with_a_name_of_its_own(visitor, prefix):
    html = visitor.get(f"{prefix}/seancat/").content.decode()

    for region in Region.objects.all():
        assert len(re.findall(f'href="{prefix}/seancat/{region.slug}/"', html)) == 2
    assert html.count('<path class="level-') == 12
    assert len(set(re.findall(r'<a href="[^"]+" aria-label="([^"]+)"><title>', html))) == 12
    assert " style=" not in html


def test_region_shows_days_by_municipality_and_adds_up_the_same(visitor):
    make.session(school=make.school("puke"))
    make.session(school=make.school("puke"))

    (place,) = visitor.get("/seancat/shkoder/").context["places"]

    assert place["name"] == "Pukë"
    assert place["rows"] == [{"day": make.school_day(), "topic": make.topic().name_sq, "count": 2}]


def test_region_speaks_english_below_en(visitor):
    make.session()

    assert make.topic().name_en in visitor.get("/en/seancat/shkoder/").content.decode()


def test_region_without_sessions_says_so(visitor):
    answer = visitor.get("/seancat/kukes/")

    assert (answer.status_code, answer.context["places"]) == (200, [])


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
