"""Schools and facilitators of the coordinator's region."""

import pytest

from core.models import AuditEntry, Municipality
from schools.models import Facilitator, School
from tests.factories import schools as make

SCHOOLS, PEOPLE = "/admin/seancat/schools/", "/admin/seancat/facilitators/"


def school_values(region_of="shkoder", **given):
    key = Municipality.objects.filter(slug=region_of).values_list("pk", flat=True).first()
    return {"municipality": key, "name": "Shkolla e re", "level": "nine-year", "public": "on"} | given


def test_add_school_writes_it_and_the_audit_entry(desk, coordinator):
    answer = desk.post(f"{SCHOOLS}add/", school_values())

    assert answer.status_code == 302
    assert School.objects.get().municipality.slug == "shkoder"
    assert AuditEntry.objects.get().verb == "school.added"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"municipality": ""}, "municipality"),
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"level": "?"}, "level"),
    ],
)
def test_add_school_answers_wrong_input_beside_the_field(desk, wrong, field):
    answer = desk.post(f"{SCHOOLS}add/", school_values(**wrong))

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}


def test_add_school_takes_only_the_own_region(desk):
    assert desk.post(f"{SCHOOLS}add/", school_values("sarande")).status_code == 422
    assert not School.objects.exists()


def test_change_school_of_another_region_is_404(desk):
    assert desk.get(f"{SCHOOLS}{make.school('sarande').pk}/").status_code == 404


def test_change_school_writes_the_new_name(desk):
    school = make.school()

    desk.post(f"{SCHOOLS}{school.pk}/", school_values(name="Emri i ri"))

    school.refresh_from_db()
    assert school.name == "Emri i ri"


def test_add_facilitator_puts_the_person_into_the_own_network(desk):
    answer = desk.post(f"{PEOPLE}add/", {"name": "Lehtësues i ri", "active": "on"})

    made = Facilitator.objects.get()
    assert (answer.status_code, made.network.region.slug, made.user) == (302, "shkoder", None)


def test_add_facilitator_links_only_a_free_facilitator_account_of_the_region(desk, make_person, facilitator):
    far = make_person("facilitator", "far", region="vlore")

    refused = desk.post(f"{PEOPLE}add/", {"name": "A", "active": "on", "user": far.pk})
    taken = desk.post(f"{PEOPLE}add/", {"name": "B", "active": "on", "user": facilitator.pk})

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert facilitator.facilitator.name == "B"
    assert facilitator not in desk.get(f"{PEOPLE}add/").context["form"].fields["user"].queryset


@pytest.mark.parametrize("kind", ["school", "facilitator"])
def test_a_name_that_is_taken_is_answered_beside_the_field(desk, kind):
    if kind == "school":
        url, values = f"{SCHOOLS}add/", school_values(name=make.school().name)
    else:
        url, values = f"{PEOPLE}add/", {"name": make.facilitator().name, "active": "on"}

    answer = desk.post(url, values)

    assert answer.status_code == 422
    assert answer.context["form"].errors


def test_change_facilitator_of_another_region_is_404(desk):
    assert desk.get(f"{PEOPLE}{make.facilitator('vlore').pk}/").status_code == 404
