"""What readers see of the sessions."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import Region
from schools.coverage import queries, region_map
from tests.factories import schools as make


def figures(slug="shkoder"):
    found = queries.regions_with_figures(timezone.now()).get(slug=slug)
    return {name: getattr(found, name) for name in ("planned", "held", "reached", "total")}


def test_figures_count_sessions_and_municipalities_once_each(db):
    people = [make.facilitator(), make.facilitator()]
    school = make.school()
    make.session(school=school, facilitators=people)
    make.session(school=school, class_label="8A", facilitators=people)
    make.session(school=make.school("puke"), status="held", start=timezone.now() - timedelta(days=1))

    assert figures() == {"planned": 2, "held": 1, "reached": 2, "total": 5}


def test_figures_leave_out_cancelled_unconfirmed_and_far_sessions(db):
    now = timezone.now()
    make.session(status="cancelled")
    make.session(start=now - timedelta(days=1))
    make.session(start=now + timedelta(weeks=queries.WEEKS_AHEAD, days=1))
    make.session(status="held", start=now - timedelta(days=400))

    counted = figures()

    assert (counted["planned"], counted["held"]) == (0, 0)


def test_figures_take_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(queries.regions_with_figures(timezone.now())) == 12


@pytest.mark.parametrize(("reached", "level"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5)])
def test_level_grows_with_the_share_of_municipalities(reached, level):
    region = Region()
    region.reached, region.total = reached, 5

    assert region_map.level(region) == level


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
