"""Who holds a key: one's own, the vault's, and never nobody."""

import pytest
from django.urls import reverse

from core.models import AuditEntry
from reporting.models import KeyHolder, Rotation, Vault, VaultKey
from tests import html
from tests.factories import reporting as make

NEW = "gjashtë fjalë krejt të reja"


def own_key(client, passphrase=NEW, again=NEW, **more):
    return client.post(reverse("reporting_desk:make_key"), {"passphrase": passphrase, "again": again, **more})


def holds(user, vault=None) -> bool:
    copies = VaultKey.objects.filter(holder__user=user)
    return (copies.filter(vault__scope=vault.scope) if vault else copies).exists()


def grant(client, act, vault, user):
    address = reverse(f"reporting_desk:{act}", args=[vault.kind, vault.scope, user.keyholder.pk])
    return client.post(address, {"name": user.username} if act == "withdraw" else {})


@pytest.fixture
def newcomer(make_person):
    return make_person("analyst", "i_ri")


def test_newcomer_makes_a_key_and_a_supervisor_gives_the_vaults(login, at_desk, newcomer, supervisor, vault):
    report = make.report({"story": "kanarina"})
    client = login(newcomer)

    made = own_key(client)
    given = grant(at_desk(supervisor), "give", vault, newcomer)
    make.unlock(client, NEW)

    assert (made.status_code, given.status_code) == (302, 302)
    opened = html.page(client.get(reverse("reporting_desk:report", args=[report.pk])))
    assert html.texts(opened, ".desk-answers dd") == ["kanarina"]
    assert AuditEntry.objects.filter(verb="vault.given", actor_id=supervisor.pk).exists()


@pytest.mark.parametrize(
    ("passphrase", "again", "field"),
    [
        ("e shkurtër", "e shkurtër", "passphrase"),
        (NEW, NEW + "x", "again"),
        ("", "", "passphrase"),
        ("a\0" * 10, "a\0" * 10, "passphrase"),
    ],
)
def test_passphrase_that_will_not_do_is_refused_with_a_sentence(login, newcomer, vault, passphrase, again, field):
    response = own_key(login(newcomer), passphrase, again)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not KeyHolder.objects.filter(user=newcomer).exists()


def test_withdrawn_key_opens_nothing_at_once_and_the_vault_gets_another(at_desk, analyst, supervisor, vault):
    report = make.report({"story": "kanarina"})
    client = at_desk(analyst)

    answer = grant(at_desk(supervisor), "withdraw", vault, analyst)

    response = client.get(reverse("reporting_desk:report", args=[report.pk]))
    assert response.status_code == 404
    assert "kanarina" not in response.content.decode()
    assert answer["Location"] == reverse("reporting_desk:rotation", args=[vault.kind, vault.scope])
    assert Rotation.objects.get().old_id == vault.pk
    assert not holds(analyst, vault)


@pytest.mark.parametrize(("typed", "status"), [(None, 200), ({"name": ""}, 422), ({"name": "supervisor"}, 422)])
def test_key_is_withdrawn_only_when_the_name_is_typed_back(at_desk, analyst, supervisor, vault, typed, status):
    client, address = at_desk(supervisor), [vault.kind, vault.scope, analyst.keyholder.pk]

    asked = client.post(reverse("reporting_desk:withdraw", args=address), typed or {})
    kept = holds(analyst, vault)
    done = client.post(reverse("reporting_desk:withdraw", args=address), {"name": "  Analyst "})

    assert (asked.status_code, kept, done.status_code, holds(analyst, vault)) == (status, True, 302, False)
    assert "analyst" in html.text(html.page(asked))


def test_withdrawing_one_rubrics_key_leaves_the_others(at_desk, analyst, supervisor, vault):
    grant(at_desk(supervisor), "withdraw", vault, analyst)

    assert Vault.objects.active().opened_by(analyst).count() == len(make.SCOPES) - 1


@pytest.mark.parametrize("act", ["give", "withdraw"])
def test_analyst_cannot_give_or_withdraw(at_desk, analyst, other_analyst, vault, act):
    response = grant(at_desk(analyst), act, vault, other_analyst)

    assert response.status_code == 403
    assert holds(other_analyst)


@pytest.mark.parametrize("act", ["give", "withdraw"])
def test_locked_supervisor_is_asked_to_unlock(login, supervisor, analyst, vault, act):
    response = grant(login(supervisor), act, vault, analyst)

    assert response.status_code == 409
    assert response.context["problem"]
    assert holds(analyst)


@pytest.mark.parametrize("act", ["give", "withdraw", "rotate"])
def test_supervisor_of_one_rubric_cannot_touch_or_see_the_others_vault(make_person, at_desk, analyst, vault, act):
    head = make_person("supervisor", "tjetri")
    other = Vault.objects.active().get(scope="gjuhe-urrejtjeje")
    make.give(other, analyst, head)
    client = at_desk(head)
    args = [vault.kind, vault.scope] + ([analyst.keyholder.pk] if act != "rotate" else [])

    answer = client.post(reverse(f"reporting_desk:{act}", args=args))
    shown = client.get(reverse("reporting_desk:keys"))

    assert answer.status_code == 404
    assert holds(analyst, vault)
    assert [found.scope for found in shown.context["vaults"]] == [other.scope]


def test_key_is_given_only_to_people_of_the_desk(at_desk, supervisor, editor, vault):
    make.holder(editor)

    response = grant(at_desk(supervisor), "give", vault, editor)

    assert response.status_code == 404
    assert not holds(editor)


def test_last_holder_of_a_vault_cannot_be_left_out(login, supervisor, analyst):
    alone = make.vault(supervisor)
    make.give(Vault.objects.get(scope="gjuhe-urrejtjeje"), supervisor, analyst)
    client = login(supervisor)
    make.unlock(client)

    withdrawn = grant(client, "withdraw", alone, supervisor)
    anew = own_key(client, again_from_start="1")

    assert (withdrawn.status_code, anew.status_code) == (409, 409)
    assert holds(supervisor, alone)


def test_holder_who_left_the_desk_does_not_count_as_another(login, supervisor, analyst):
    shared = make.vault(supervisor, analyst)
    analyst.groups.clear()
    client = login(supervisor)
    make.unlock(client)

    withdrawn = grant(client, "withdraw", shared, supervisor)

    assert withdrawn.status_code == 409
    assert holds(supervisor, shared)


def test_second_key_needs_the_word_that_one_begins_anew(login, analyst, vault):
    before = bytes(analyst.keyholder.public_key)

    plain = own_key(login(analyst))
    unchanged = bytes(KeyHolder.objects.get(user=analyst).public_key)
    anew = own_key(login(analyst), again_from_start="1")

    assert (plain.status_code, anew.status_code) == (409, 302)
    assert unchanged == before
    assert bytes(KeyHolder.objects.get(user=analyst).public_key) != before
    assert not holds(analyst)


@pytest.mark.parametrize("count", [1, 3])
def test_keys_page_costs_the_same_for_any_number_of_people(login, make_person, count, django_assert_num_queries):
    head = make_person("supervisor", "kreu")
    make.vault(head, *(make_person("analyst", f"a{number}") for number in range(count)))
    client = login(head)
    client.get(reverse("reporting_desk:keys"))

    with django_assert_num_queries(22):
        response = client.get(reverse("reporting_desk:keys"))

    assert len(response.context["rows"]) == count + 1


def test_passphrase_is_changed_and_the_key_stays(login, at_desk, analyst, vault):
    before = bytes(analyst.keyholder.public_key)
    client = at_desk(analyst)

    changed = client.post(
        reverse("reporting_desk:change_passphrase"), {"present": make.PASSPHRASE, "passphrase": NEW, "again": NEW}
    )

    assert changed.status_code == 302
    assert bytes(KeyHolder.objects.get(user=analyst).public_key) == before
    assert holds(analyst, vault)
    assert make.unlock(login(analyst), NEW).status_code == 302
    assert make.unlock(login(analyst), make.PASSPHRASE).status_code == 422


@pytest.mark.parametrize(
    ("present", "new", "again", "field"),
    [
        ("një fjalë krejt tjetër", NEW, NEW, "present"),
        (make.PASSPHRASE, "e shkurtër", "e shkurtër", "passphrase"),
        (make.PASSPHRASE, NEW, NEW + "x", "again"),
        ("", NEW, NEW, "present"),
    ],
)
def test_passphrase_is_not_changed_by_what_does_not_fit(login, analyst, vault, present, new, again, field):
    client = login(analyst)

    answer = client.post(
        reverse("reporting_desk:change_passphrase"), {"present": present, "passphrase": new, "again": again}
    )

    assert answer.status_code == 422
    assert field in answer.context["change"].errors
    assert make.unlock(client).status_code == 302


def test_present_passphrase_cannot_be_guessed_there_either(login, analyst, vault):
    client = login(analyst)
    typed = {"present": "një fjalë krejt tjetër", "passphrase": NEW, "again": NEW}
    for _ in range(5):
        client.post(reverse("reporting_desk:change_passphrase"), typed)

    right_but_too_late = client.post(reverse("reporting_desk:change_passphrase"), typed | {"present": make.PASSPHRASE})

    assert right_but_too_late.status_code == 422


def test_person_without_any_vaults_key_is_told_why_the_queue_is_empty(login, make_person, vault):
    make.report()
    newcomer = make_person("analyst", "i_ri")
    make.holder(newcomer)

    queue = html.page(login(newcomer).get(reverse("reporting_desk:queue")))

    assert html.links(queue.select_one(".desk-no-key")) == [reverse("reporting_desk:keys")]
