"""A coordinator or facilitator whom nobody has given a region reads why, instead of an empty menu and a refusal."""

import pytest

from tests.html import page, text

PAGES = ["", "plan/", "schools/", "schools/add/", "facilitators/", "facilitators/add/"]


@pytest.mark.parametrize("role", ["coordinator", "facilitator"])
def test_person_without_a_region_reads_whom_to_ask(login, make_person, role):
    client = login(make_person(role))

    for address in PAGES:
        answer = client.get(f"/admin/seancat/{address}")
        assert answer.status_code == 200, address
        assert "qark" in text(page(answer).select_one("main .help-block")), address
    home = page(client.get("/admin/"))
    assert home.select("main a[href='/admin/seancat/']")
    assert "Seancat" in client.get("/admin/").content.decode()


def test_person_without_a_region_changes_nothing(login, make_person):
    from schools.models import School

    client = login(make_person("coordinator"))

    assert client.post("/admin/seancat/schools/add/", {"name": "Shkolla e re"}).status_code == 200
    assert not School.objects.exists()


def test_facilitator_with_a_region_still_may_not_plan(login, facilitator):
    assert login(facilitator).get("/admin/seancat/plan/").status_code == 403


def test_other_role_is_refused_as_before(login, partner):
    assert [login(partner).get(f"/admin/seancat/{address}").status_code for address in PAGES] == [403] * len(PAGES)
