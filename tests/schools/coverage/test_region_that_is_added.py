"""A region is data: one that is added stands on every page, although nobody has drawn it yet."""

import pytest
from django.urls import reverse

from core import tiles
from schools.models import Facilitator, Session
from tests.factories import schools as make
from tests.html import links, page, text, texts

pytestmark = pytest.mark.django_db
PLAN = "/admin/seancat/plan/"


@pytest.fixture
def added():
    return make.region()


def test_map_draws_the_others_and_links_the_added_one_below(visitor, added):
    make.session(school=make.school("e-re-0"))

    shown = page(visitor.get("/en/seancat/")).select_one(".sessions-map")

    assert len(shown.select("svg path")) == 12
    assert links(shown.select_one("svg + .legend")) == ["/en/seancat/e-re/"]
    assert text(shown.select_one("svg + .legend li.level-5")) == "New: sessions in 1 of 1 municipalities"


def test_table_and_figures_count_the_added_region(visitor, added):
    shown = page(visitor.get("/en/seancat/")).select_one(".sessions-map")

    assert texts(shown, "tbody tr:has(a[href='/en/seancat/e-re/']) > *") == ["New", "0", "0", "0 of 1"]
    assert text(shown.h2).startswith("0 of 62 municipalities")


def test_region_without_a_municipality_breaks_nothing(visitor):
    make.region(municipalities=0)

    answers = [visitor.get(url).status_code for url in ("/seancat/", "/seancat/e-re/")]

    assert answers == [200, 200]


def test_tile_links_the_added_region(added):
    shown = page(tiles.render("schools.map", {}))

    assert links(shown.select_one("svg + .legend")) == ["/seancat/e-re/"]


def test_page_of_the_added_region_lists_its_sessions(visitor, added):
    make.session(school=make.school("e-re-0"))

    shown = page(visitor.get("/en/seancat/e-re/"))

    assert texts(shown, ".sessions-place h2") == ["Bashkia 0"]


def test_coordinator_of_the_added_region_adds_a_facilitator_and_plans(login, make_person, added, typed):
    client = login(make_person("coordinator", "new", region="e-re"))

    client.post(reverse("schools_admin:add_facilitator"), {"name": "Lehtësues i ri", "active": "on"})
    facilitator = Facilitator.objects.get()
    client.post(PLAN, typed(school=make.school("e-re-0"), facilitators=[facilitator]))

    assert facilitator.network.region == added
    assert Session.objects.get().school.municipality.region == added


def test_map_without_an_added_region_has_nothing_below(visitor):
    assert not page(visitor.get("/seancat/")).select("svg + .legend")
