"""A role of the desk and a new vault take effect when a second person, who holds a key, has confirmed them."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import RoleRequest, User
from core.models import AuditEntry
from core.outbox.delivery import deliver
from core.outbox.models import OutboxItem
from reporting.intake import actions
from reporting.models import KeyHolder, Report, Rubric, UnsortedRubric, Vault, VaultKey, VaultRequest
from reporting.referrals.actions import officers
from reporting.rubrics.queries import gravest
from reporting.vault import key_holders
from reporting.vault.actions import recovery, rotation
from reporting.vault.crypto import shares
from tests import html
from tests.factories import notices
from tests.factories import reporting as make

ADD = "/admin/users/new/"
KEYS = "reporting_desk:keys"


def typed(*roles: str, **more) -> dict:
    groups = [Group.objects.get(name=role).pk for role in roles]
    return {"username": "e-re", "email": "e-re@example.org", "first_name": "E", "last_name": "Re"} | {
        "groups": groups,
        **more,
    }


def change(person: User) -> str:
    return reverse("wagtailusers_users:edit", args=[person.pk])


def say(client, kind: str, asked, said: str = "po"):
    return client.post(reverse("reporting_desk:answer_request", args=[kind, asked.pk, said]))


def verbs() -> list[tuple]:
    return list(AuditEntry.objects.order_by("pk").values_list("verb", "actor"))


def mailed() -> set[str]:
    """Deliver what waits; whom it went to."""
    for pk in OutboxItem.objects.values_list("pk", flat=True):
        deliver(pk)
    return {message.to[0] for message in mail.outbox}


@pytest.fixture
def asked(vault, login, admin):
    """An administrator has made an account that is to become an analyst's."""
    login(admin).post(ADD, typed("analyst"))
    return RoleRequest.objects.get()


@pytest.fixture
def new_rubric(home):
    return Rubric.objects.create(slug="e-re", name="E re", locale=home.locale, child_abuse=True, order=0, active=False)


@pytest.fixture
def asked_vault(at_desk, supervisor, new_rubric):
    at_desk(supervisor).post(reverse("reporting_desk:make_missing"))
    return VaultRequest.objects.get(vault__scope="e-re")


@pytest.fixture
def set_up(supervisor, analyst):
    """The first set-up, as the demo and the page do it."""
    holders = [make.holder(person) for person in (supervisor, analyst)]
    recovery.set_up(shares.make()[0], holders, by=supervisor, confirmed=True)


# --- Roles ----------------------------------------------------------------------------------------------------------
def test_role_of_the_desk_gives_nothing_until_it_is_confirmed(asked, login, vault):
    person = asked.person

    assert (asked.role, asked.asked_by.username, person.role_slugs) == ("analyst", "admin", frozenset())
    for address in ("queue", "keys", "unlock"):
        assert login(person).get(reverse(f"reporting_desk:{address}")).status_code in (302, 403)
    holder = make.holder(person)
    assert not key_holders.eligible(vault).filter(pk=person.pk).exists()
    VaultKey.objects.create(vault=vault, holder=holder, wrapped=b"")
    with pytest.raises(rotation.LastKeyholder):
        VaultKey.objects.exclude(holder=holder).delete()
        rotation.start(vault, None, by=None)


def test_keyholder_confirms_and_then_it_takes_effect(asked, at_desk, analyst):
    client = at_desk(analyst)
    shown = html.text(html.page(client.get(reverse(KEYS))))

    done = say(client, "rol", asked)

    person = User.objects.get(username="e-re")
    assert "E Re" in shown
    assert (done.status_code, person.role_slugs, RoleRequest.objects.count()) == (302, {"analyst"}, 0)
    assert ("accounts.role_asked", "admin") in verbs()
    assert verbs()[-1] == ("accounts.role_confirmed", "analyst")
    assert "E Re" in html.text(html.page(client.get(reverse(KEYS))))


def test_all_keyholders_are_told_without_details(asked, at_desk, analyst, other_analyst, supervisor, login):
    assert mailed() >= {person.email for person in (analyst, other_analyst, supervisor)}
    message = next(one for one in mail.outbox if "keys of the desk" in one.subject or "çelësat" in one.subject)
    for word in ("e-re", "E Re", "analyst", "example.org"):
        assert word not in f"{message.subject} {message.body}"
    assert reverse(KEYS) in html.page(login(analyst).get("/admin/")).decode()


def test_who_asked_and_whose_role_it_is_do_not_confirm(vault, at_desk, make_person, login, supervisor, analyst, admin):
    supervisor.groups.add(Group.objects.get(name="admin"))
    at_desk(supervisor).post(change(analyst), typed("analyst", "supervisor", username="analyst", is_active="on"))
    asked = RoleRequest.objects.get()

    answers = [say(at_desk(person), "rol", asked) for person in (supervisor, analyst)]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert RoleRequest.objects.filter(pk=asked.pk).exists()
    assert User.objects.get(pk=analyst.pk).role_slugs == {"analyst"}


def test_locked_key_no_key_and_strangers_confirm_nothing(asked, login, analyst, admin, make_person):
    keyless = make_person("supervisor", "pa_celes")

    statuses = [say(login(person), "rol", asked).status_code for person in (analyst, keyless, admin)]

    assert statuses == [409, 403, 403]
    assert RoleRequest.objects.count() == 1


def test_refused_role_comes_to_nothing(asked, at_desk, analyst):
    say(at_desk(analyst), "rol", asked, "jo")

    assert (RoleRequest.objects.count(), User.objects.get(username="e-re").role_slugs) == (0, frozenset())
    assert verbs()[-1] == ("accounts.role_refused", "analyst")


def test_form_shows_what_waits_and_takes_it_back_without_the_tick(asked, login, admin):
    client, address = login(admin), change(asked.person)
    shown = html.page(client.get(address))
    ticked = [box["value"] for box in shown.select("[name=groups][checked]")]

    client.post(address, typed("analyst", "editor", is_active="on"))
    kept = RoleRequest.objects.filter(pk=asked.pk).exists()
    client.post(address, typed("editor", is_active="on"))

    assert ticked == [str(Group.objects.get(name="analyst").pk)]
    assert (kept, RoleRequest.objects.count()) == (True, 0)
    assert User.objects.get(username="e-re").role_slugs == {"editor"}
    assert ("accounts.role_taken_back", "admin") in verbs()


def test_account_that_is_switched_on_again_waits_too(vault, login, admin, other_analyst):
    client = login(admin)
    name = other_analyst.username

    client.post(change(other_analyst), typed("analyst", username=name))
    client.post(change(other_analyst), typed("analyst", username=name, is_active="on"))

    person = User.objects.get(pk=other_analyst.pk)
    assert (person.is_active, person.role_slugs, RoleRequest.objects.get().person) == (True, frozenset(), person)


def test_first_set_up_is_excepted(login, admin):
    login(admin).post(ADD, typed("supervisor"))

    assert User.objects.get(username="e-re").role_slugs == {"supervisor"}
    assert not RoleRequest.objects.exists()


def test_console_confirms_where_no_keyholder_is_left(asked, capsys):
    call_command("vault", "confirm", "--role-of", "e-re")

    assert User.objects.get(username="e-re").role_slugs == {"analyst"}
    assert verbs()[-1] == ("accounts.role_confirmed", "")
    with pytest.raises(CommandError):
        call_command("vault", "confirm", "--role-of", "e-re")


# --- Vaults ---------------------------------------------------------------------------------------------------------
def test_new_vault_is_sealed_for_only_when_a_second_person_confirmed_it(asked_vault, at_desk, analyst, supervisor):
    vault = asked_vault.vault
    before = (vault.active, list(recovery.rubrics_without_vault()))
    own = say(at_desk(supervisor), "kasaforte", asked_vault)

    done = say(at_desk(analyst), "kasaforte", asked_vault)

    assert (*before, own.status_code) == (False, [], 409)
    vault.refresh_from_db()
    assert (done.status_code, vault.active, VaultRequest.objects.count()) == (302, True, 0)
    assert verbs()[-1] == ("vault.confirmed", "analyst")


def test_report_of_a_rubric_whose_vault_waits_lies_with_the_unsorted(set_up, new_rubric, analyst):
    recovery.make_missing([analyst.keyholder])
    report = make.report(rubric=new_rubric)

    assert report.scope == "dhune-seksuale"
    assert Report.objects.visible_to(analyst).filter(pk=report.pk).exists()


def test_refused_vault_is_deleted(asked_vault, at_desk, analyst):
    say(at_desk(analyst), "kasaforte", asked_vault, "jo")

    assert not Vault.objects.filter(scope="e-re").exists()
    assert [rubric.slug for rubric in recovery.rubrics_without_vault()] == ["e-re"]


def test_vault_of_an_authority_waits_too(vault, at_desk, login, admin, analyst, make_person):
    officer = make_person("officer")
    authority = notices.authority()
    officers.add_officer(authority, officer, by=None)
    holder = make.holder(officer)

    login(admin).post(reverse("reporting_desk:make_authority_vault", args=[authority.slug, holder.pk]))
    asked = VaultRequest.objects.get()
    say(at_desk(analyst), "kasaforte", asked)

    assert Vault.objects.active().of_authorities().get() == asked.vault


# --- What nobody has sorted -----------------------------------------------------------------------------------------
def test_rubric_put_first_later_does_not_get_the_unsorted(set_up, new_rubric, supervisor, login, analyst):
    """The attack of the issue: a rubric about child abuse, order 0, inactive, with a vault of its own."""
    client = login(supervisor)
    make.unlock(client)
    client.post(reverse("reporting_desk:make_missing"))
    other = login(analyst)
    make.unlock(other)
    say(other, "kasaforte", VaultRequest.objects.get())

    report = make.report(rubric=None)

    assert (gravest(), report.scope) == ("dhune-seksuale", "dhune-seksuale")
    assert actions.scope_of(None) == UnsortedRubric.objects.get().slug


def test_pinned_rubric_is_changed_at_the_console_alone_and_told(set_up, new_rubric, supervisor, analyst, capsys):
    for wrong in ("gjuhe-urrejtjeje", "e-re", "nuk-ka"):
        with pytest.raises(CommandError):
            call_command("vault", "unsorted", wrong)
    make_vault_of(new_rubric)

    call_command("vault", "unsorted", "e-re")
    call_command("vault", "unsorted")

    assert capsys.readouterr().out.splitlines()[-1] == "e-re"
    assert gravest() == "e-re"
    assert ("vault.unsorted_changed", "") in verbs()
    assert mailed() >= {supervisor.email, analyst.email}


def make_vault_of(rubric):
    recovery.make_missing(list(KeyHolder.objects.all()))
    Vault.objects.filter(scope=rubric.slug).update(active=True)
