"""Who holds a key: one's own, the vault's, and never nobody."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from core.models import AuditEntry
from reporting.actions import keys
from reporting.models import KeyHolder, Vault, VaultKey
from tests.factories import reporting as make

NEW = "gjashtë fjalë krejt të reja"


def own_key(client, passphrase=NEW, again=NEW, **more):
    return client.post(reverse("reporting_desk:make_key"), {"passphrase": passphrase, "again": again, **more})


def holds(user) -> bool:
    return VaultKey.objects.filter(holder__user=user).exists()


@pytest.fixture
def newcomer(make_person):
    return make_person("analyst", "i_ri")


def test_newcomer_makes_a_key_and_a_supervisor_gives_the_vaults(login, at_desk, newcomer, supervisor, vault):
    report = make.report({"story": "kanarina"})
    client = login(newcomer)

    made = own_key(client)
    given = at_desk(supervisor).post(reverse("reporting_desk:give", args=[newcomer.keyholder.pk]))
    make.unlock(client, NEW)

    assert (made.status_code, given.status_code) == (302, 302)
    assert "kanarina" in client.get(reverse("reporting_desk:report", args=[report.pk])).content.decode()
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


def test_withdrawn_key_opens_nothing_at_once(at_desk, analyst, supervisor, vault):
    report = make.report({"story": "kanarina"})
    client = at_desk(analyst)

    at_desk(supervisor).post(reverse("reporting_desk:withdraw", args=[analyst.keyholder.pk]))

    response = client.get(reverse("reporting_desk:report", args=[report.pk]))
    assert response.status_code == 403
    assert "kanarina" not in response.content.decode()


@pytest.mark.parametrize("act", ["give", "withdraw"])
def test_analyst_cannot_give_or_withdraw(at_desk, analyst, other_analyst, vault, act):
    response = at_desk(analyst).post(reverse(f"reporting_desk:{act}", args=[other_analyst.keyholder.pk]))

    assert response.status_code == 403
    assert holds(other_analyst)


@pytest.mark.parametrize("act", ["give", "withdraw"])
def test_locked_supervisor_is_asked_to_unlock(login, supervisor, analyst, vault, act):
    response = login(supervisor).post(reverse(f"reporting_desk:{act}", args=[analyst.keyholder.pk]))

    assert response.status_code == 409
    assert response.context["problem"]
    assert holds(analyst)


def test_supervisor_who_does_not_hold_the_vaults_key_cannot_give_it(make_person, login, analyst, supervisor, vault):
    second = make_person("supervisor", "tjetri")
    make.holder(second)
    client = login(second)
    make.unlock(client)
    keys.withdraw(analyst.keyholder, by=supervisor)

    client.post(reverse("reporting_desk:give", args=[analyst.keyholder.pk]))

    assert not holds(analyst)


def test_key_is_given_only_to_people_of_the_desk(at_desk, supervisor, editor, vault):
    stranger = make.holder(editor)

    response = at_desk(supervisor).post(reverse("reporting_desk:give", args=[stranger.pk]))

    assert response.status_code == 404
    assert not holds(editor)


def test_last_holder_cannot_be_left_out(at_desk, supervisor):
    make.vault(supervisor)
    client = at_desk_alone(at_desk, supervisor)

    withdrawn = client.post(reverse("reporting_desk:withdraw", args=[supervisor.keyholder.pk]))
    anew = own_key(client, again_from_start="1")

    assert (withdrawn.status_code, anew.status_code) == (409, 409)
    assert holds(supervisor)


def at_desk_alone(at_desk, supervisor):
    for holder in KeyHolder.objects.exclude(user=supervisor):
        keys.withdraw(holder, by=supervisor)
    return at_desk(supervisor)


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

    with django_assert_num_queries(12):
        response = client.get(reverse("reporting_desk:keys"))

    assert len(response.context["people"]) == count + 1


def test_vault_command_makes_the_first_vault(analyst, supervisor, tmp_path):
    file = tmp_path / "passphrases"
    file.write_text(f"{NEW}\n{NEW} dhe një\n")

    call_command("vault", "init", "--name", "Kasaforta", "--passphrase-file", str(file), "analyst", "supervisor")

    assert Vault.objects.get(active=True).copies.count() == 2
    with pytest.raises(CommandError, match="already"):
        call_command("vault", "init", "--name", "Tjetra", "analyst")


def test_vault_command_asks_for_the_passphrase_twice(analyst, monkeypatch):
    answers = iter([NEW, NEW])
    monkeypatch.setattr("reporting.management.commands.vault.getpass", lambda prompt: next(answers))

    call_command("vault", "init", "--name", "Kasaforta", "analyst")

    assert holds(analyst)


def test_vault_command_refuses_strangers_and_short_passphrases(analyst, editor, tmp_path):
    file = tmp_path / "passphrases"
    file.write_text("e shkurtër\n")

    with pytest.raises(CommandError, match="editor"):
        call_command("vault", "init", "--name", "K", "editor")
    with pytest.raises(CommandError, match="shorter"):
        call_command("vault", "init", "--name", "K", "--passphrase-file", str(file), "analyst")

    assert not Vault.objects.exists()
