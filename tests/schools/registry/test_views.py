"""Schools of the coordinator's region."""

import pytest

from core.models import AuditEntry, Municipality
from schools.models import School
from tests.factories import schools as make

SCHOOLS = "/admin/seancat/schools/"


def school_values(region_of="shkoder", **given):
    key = Municipality.objects.filter(slug=region_of).values_list("pk", flat=True).first()
    return {"municipality": key, "name": "Shkolla e re", "level": "nine-year", "public": "on"} | given


def test_add_school_writes_it_and_the_audit_entry(coordinator_client, coordinator):
    answer = coordinator_client.post(f"{SCHOOLS}add/", school_values())

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
def test_add_school_answers_wrong_input_beside_the_field(coordinator_client, wrong, field):
    answer = coordinator_client.post(f"{SCHOOLS}add/", school_values(**wrong))

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}


def test_add_school_takes_only_the_own_region(coordinator_client):
    assert coordinator_client.post(f"{SCHOOLS}add/", school_values("sarande")).status_code == 422
    assert not School.objects.exists()


def test_change_school_of_another_region_is_404(coordinator_client):
    assert coordinator_client.get(f"{SCHOOLS}{make.school('sarande').pk}/").status_code == 404


def test_change_school_writes_the_new_name(coordinator_client):
    school = make.school()

    coordinator_client.post(f"{SCHOOLS}{school.pk}/", school_values(name="Emri i ri"))

    school.refresh_from_db()
    assert school.name == "Emri i ri"


def test_name_that_is_taken_is_answered_with_an_error(coordinator_client):
    answer = coordinator_client.post(f"{SCHOOLS}add/", school_values(name=make.school().name))

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"__all__"}
