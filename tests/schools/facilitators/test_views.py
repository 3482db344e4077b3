"""Facilitators of the coordinator's region."""

from schools.models import Facilitator
from tests.factories import schools as make

FACILITATORS = "/admin/seancat/facilitators/"


def test_add_facilitator_puts_the_person_into_the_own_network(coordinator_client):
    answer = coordinator_client.post(f"{FACILITATORS}add/", {"name": "Lehtësues i ri", "active": "on"})

    made = Facilitator.objects.get()
    assert (answer.status_code, made.network.region.slug, made.user) == (302, "shkoder", None)


def test_add_facilitator_links_only_a_free_facilitator_account_of_the_region(
    coordinator_client, make_person, facilitator
):
    far = make_person("facilitator", "far", region="vlore")

    refused = coordinator_client.post(f"{FACILITATORS}add/", {"name": "A", "active": "on", "user": far.pk})
    taken = coordinator_client.post(f"{FACILITATORS}add/", {"name": "B", "active": "on", "user": facilitator.pk})

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert facilitator.facilitator.name == "B"
    assert facilitator not in coordinator_client.get(f"{FACILITATORS}add/").context["form"].fields["user"].queryset


def test_change_facilitator_of_another_region_is_404(coordinator_client):
    assert coordinator_client.get(f"{FACILITATORS}{make.facilitator('vlore').pk}/").status_code == 404


def test_name_that_is_taken_is_answered_beside_the_field(coordinator_client):
    answer = coordinator_client.post(f"{FACILITATORS}add/", {"name": make.facilitator().name, "active": "on"})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"name"}
