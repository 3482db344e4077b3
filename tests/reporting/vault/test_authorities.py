"""An authority's vault: made once for its first officer, given on among its officers, shut to everybody else."""

import pytest
from django.urls import reverse

from reporting.models import Authority, Officer, RecoveryKey, Vault, VaultKey
from reporting.vault.actions import vaults
from reporting.vault.crypto import shares
from tests.factories import reporting as make


@pytest.fixture
def police(db):
    return Authority.objects.get_or_create(slug="policia", defaults={"name_sq": "Policia", "name_en": "Police"})[0]


@pytest.fixture
def make_officer(make_person):
    def officer(username, authority):
        person = make_person("officer", username)
        Officer.objects.create(user=person, authority=authority)
        make.holder(person)
        return person

    return officer


@pytest.fixture
def officer(make_officer, police):
    return make_officer("oficeri", police)


def arrange(client, authority, person):
    return client.post(
        reverse("reporting_desk:make_authority_vault", args=[authority.slug, person.keyholder.pk]), follow=False
    )


def grant(client, act, authority, person):
    args = ["authority", authority.slug, person.keyholder.pk]
    typed = {"name": person.username} if act == "withdraw" else {}
    return client.post(reverse(f"reporting_desk:{act}", args=args), typed)


def at(login, person):
    client = login(person)
    make.unlock(client)
    return client


@pytest.mark.parametrize("role", ["admin", "supervisor"])
def test_administrator_or_supervisor_makes_the_vault_for_the_first_officer(login, make_person, police, officer, role):
    client = login(make_person(role, "kreu"))

    made = arrange(client, police, officer)
    again = arrange(client, police, officer)

    assert (made.status_code, again.status_code) == (302, 409)
    vault = vaults.authority_vault(police)
    assert [copy.holder.user for copy in vault.copies.all()] == [officer]


@pytest.mark.parametrize("role", ["analyst", "officer", "editor", "operator"])
def test_nobody_else_makes_it(login, make_person, police, officer, role):
    answer = arrange(login(make_person(role, "tjetri")), police, officer)

    assert answer.status_code == 403
    assert vaults.authority_vault(police) is None


def test_vault_is_made_only_for_an_officer_of_that_authority(login, make_person, supervisor, make_officer, police):
    other = Authority.objects.get_or_create(slug="prokuroria", defaults={"name_sq": "P", "name_en": "P"})[0]
    stranger = make_officer("tjeter", other)
    make.holder(supervisor)

    answers = [arrange(login(supervisor), police, person) for person in (stranger, supervisor)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert vaults.authority_vault(police) is None


def test_officer_gives_the_key_on_and_withdraws_it(login, police, officer, make_officer):
    vaults.make_authority_vault(police, officer.keyholder, by=None)
    second = make_officer("i_dyti", police)
    client = at(login, officer)

    given = grant(client, "give", police, second)
    held = VaultKey.objects.filter(holder__user=second).exists()
    withdrawn = grant(client, "withdraw", police, second)
    carried_on = client.post(reverse("reporting_desk:rotation", args=["authority", police.slug]))

    assert (given.status_code, held, withdrawn.status_code, carried_on.status_code) == (302, True, 302, 302)
    assert not VaultKey.objects.filter(holder__user=second).exists()
    assert [copy.holder.user for copy in vaults.authority_vault(police).copies.all()] == [officer]


def test_officer_gives_nothing_to_the_desk_or_to_another_authority(login, police, officer, make_officer, analyst):
    vaults.make_authority_vault(police, officer.keyholder, by=None)
    other = Authority.objects.get_or_create(slug="prokuroria", defaults={"name_sq": "P", "name_en": "P"})[0]
    make.holder(analyst)
    client = at(login, officer)

    answers = [grant(client, "give", police, person) for person in (analyst, make_officer("tjeter", other))]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert VaultKey.objects.count() == 1


def test_supervisor_sees_nothing_of_an_authoritys_holders_and_officer_nothing_of_the_rubrics(
    login, police, officer, at_desk, supervisor, vault
):
    vaults.make_authority_vault(police, officer.keyholder, by=None)

    desk = at_desk(supervisor).get(reverse("reporting_desk:keys"))
    theirs = at(login, officer).get(reverse("reporting_desk:keys"))
    refused = grant(at_desk(supervisor), "withdraw", police, officer)

    assert {found.kind for found in desk.context["vaults"]} == {Vault.Kind.RUBRIC}
    assert [found.scope for found in theirs.context["vaults"]] == [police.slug]
    assert refused.status_code == 404


def test_last_officer_cannot_be_left_out(login, police, officer):
    vaults.make_authority_vault(police, officer.keyholder, by=None)

    answer = grant(at(login, officer), "withdraw", police, officer)

    assert answer.status_code == 409


def test_officer_enters_no_queue_and_no_set_up(login, officer):
    client = at(login, officer)

    pages = ("queue", "set_up", "authorities")
    statuses = [client.get(reverse(f"reporting_desk:{name}")).status_code for name in pages]

    assert statuses == [403, 403, 403]


def test_authoritys_vault_is_sealed_to_the_recovery_key_too(police, officer):
    draft, _ = shares.make()
    RecoveryKey.objects.create(public_key=draft.public, threshold=3, shares=5)

    vaults.make_authority_vault(police, officer.keyholder, by=None)

    assert vaults.authority_vault(police).recoveries.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_page_of_authorities_costs_the_same(login, supervisor, make_officer, count, django_assert_num_queries):
    Authority.objects.all().delete()
    for number in range(count):
        authority = Authority.objects.create(slug=f"a{number}", name_sq=f"A{number}", name_en=f"A{number}")
        make_officer(f"o{number}", authority)
    client = login(supervisor)
    client.get(reverse("reporting_desk:authorities"))

    with django_assert_num_queries(13):
        response = client.get(reverse("reporting_desk:authorities"))

    assert len(response.context["authorities"]) == count
