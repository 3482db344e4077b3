"""Accounts as an administrator keeps them: a region where a role needs one, everything in the trail, no superuser."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from accounts.models import User
from core.models import AuditEntry, Region
from core.outbox.delivery import deliver
from core.outbox.models import OutboxItem
from tests.html import page

ADD = "/admin/users/new/"


def typed(role: str, region: str | None = None, **more) -> dict:
    """What an administrator types for a new person."""
    place = Region.objects.get(slug=region).pk if region else ""
    person = {"username": "e-re", "email": "e-re@example.org", "first_name": "E", "last_name": "Re", "region": place}
    return person | {"groups": [Group.objects.get(name=role).pk]} | more


def change(person: User) -> str:
    return reverse("wagtailusers_users:edit", args=[person.pk])


def trail() -> list[tuple]:
    return list(AuditEntry.objects.order_by("pk").values_list("verb", "actor", "facts"))


@pytest.fixture
def invited(login, admin, django_capture_on_commit_callbacks):
    """A new editor, and the mail that she got."""
    login(admin).post(ADD, typed("editor"))
    for pk in OutboxItem.objects.values_list("pk", flat=True):
        assert deliver(pk)
    return User.objects.get(username="e-re"), mail.outbox[-1]


@pytest.mark.parametrize("role", ["coordinator", "facilitator"])
def test_regional_role_is_refused_without_a_region_and_nothing_typed_is_lost(login, admin, role):
    answer = login(admin).post(ADD, typed(role))

    assert not User.objects.filter(username="e-re").exists()
    assert answer.context["form"].errors.keys() == {"region"}
    assert page(answer).select_one("[name=username]")["value"] == "e-re"


@pytest.mark.parametrize("role", ["coordinator", "facilitator"])
def test_new_person_of_a_region_is_made_and_works_there(login, admin, role):
    answer = login(admin).post(ADD, typed(role, "vlore"))

    assert answer.status_code == 302, answer.context["form"].errors
    person = User.objects.get(username="e-re")
    assert (person.region.slug, person.has_role(role)) == ("vlore", True)
    assert login(person).get("/admin/seancat/").status_code == 200
    (entry,) = [entry for entry in trail() if entry[0] == "accounts.person_added"]
    assert entry[1:] == ("admin", {"roles": role, "region": "vlore", "active": "True"})


def test_region_and_roles_are_changed_and_audited(login, admin, coordinator):
    client, before = login(admin), {"username": "coordinator", "email": coordinator.email, "is_active": "on"}

    assert client.post(change(coordinator), typed("coordinator", "kukes", **before)).status_code == 302
    assert client.post(change(coordinator), typed("editor", "kukes", **before)).status_code == 302

    coordinator = User.objects.get(pk=coordinator.pk)
    assert (coordinator.region.slug, coordinator.role_slugs) == ("kukes", {"editor"})
    assert trail() == [
        ("accounts.region_changed", "admin", {"region": "kukes", "was": "shkoder"}),
        ("accounts.roles_changed", "admin", {"roles": "editor", "was": "coordinator"}),
    ]


def test_region_of_a_coordinator_cannot_be_taken_away(login, admin, coordinator):
    answer = login(admin).post(change(coordinator), typed("coordinator", username="coordinator", is_active="on"))

    assert answer.context["form"].errors.keys() == {"region"}
    assert User.objects.get(pk=coordinator.pk).region.slug == "shkoder"


def test_no_form_makes_a_superuser_or_sets_a_password(login, admin, editor):
    client, secret = login(admin), {"password1": "fjale-tjeter-kalimi", "password2": "fjale-tjeter-kalimi"}
    root = {"is_superuser": "on"} | secret

    client.post(ADD, typed("editor", **root))
    client.post(change(editor), typed("editor", **root | {"username": "editor", "is_active": "on"}))
    client.post(change(admin), typed("admin", **root | {"username": "admin"}))

    assert not User.objects.filter(is_superuser=True).exists()
    assert not User.objects.get(username="e-re").has_usable_password()
    assert User.objects.get(pk=editor.pk).check_password("fjale-kalimi")
    assert User.objects.get(pk=admin.pk).check_password("fjale-kalimi")
    shown = page(client.get(ADD)).select("[name=is_superuser], [type=password]")
    assert shown + page(client.get(change(editor))).select("[name=is_superuser], [type=password]") == []


def test_superusers_account_is_out_of_an_administrators_reach(login, admin, editor):
    User.objects.filter(pk=editor.pk).update(is_superuser=True)

    for address in (change(editor), reverse("wagtailusers_users:delete", args=[editor.pk])):
        posted = login(admin).post(address, typed("editor", username="editor", email="m@example.org"))
        assert posted.status_code in (302, 403)
    assert login(admin).get(change(editor)).status_code == 403
    bulk = f"/admin/bulk/accounts/user/delete/?id={editor.pk}"
    login(admin).post(bulk)

    assert User.objects.get(pk=editor.pk).email == "editor@example.org"


def test_roles_are_not_given_in_bulk(login, admin, editor):
    address = f"/admin/bulk/accounts/user/assign_role/?id={editor.pk}"

    answer = login(admin).post(address, {"role": Group.objects.get(name="coordinator").pk})

    assert answer.status_code == 302
    assert User.objects.get(pk=editor.pk).role_slugs == {"editor"}


def test_invitation_lets_its_owner_choose_a_password_once(invited, visitor, with_password):
    person, message = invited
    address = next(word for word in message.body.split() if "/reset/key/" in word)
    path = address.partition("://")[2].partition("/")[2]
    assert (message.to, "e-re" in message.body) == (["e-re@example.org"], True)

    answer = visitor.get(f"/{path}", follow=True)
    new = {"password1": "tri-fjale-te-mira", "password2": "tri-fjale-te-mira"}
    visitor.post(answer.request["PATH_INFO"], new)

    assert User.objects.get(pk=person.pk).check_password("tri-fjale-te-mira")
    assert with_password(person, password="tri-fjale-te-mira")[1].status_code == 302
    again = type(visitor)().get(f"/{path}", follow=True)
    assert not page(again).select("[name=password1]")


def test_invitation_is_not_sent_to_who_has_a_password(invited, settings):
    person, _ = invited
    person.set_password("tri-fjale-te-mira")
    person.save()
    mail.outbox.clear()
    item = OutboxItem.objects.create(kind="accounts.invite", target=str(person.pk))

    assert deliver(item.pk)
    assert mail.outbox == []


@pytest.mark.parametrize("role", ["editor", "moderator", "campaigner", "supervisor", "coordinator"])
def test_other_role_keeps_no_accounts(login, make_person, editor, role):
    client = login(make_person(role, f"{role}_x", region="vlore"))

    for address in ("/admin/users/", ADD, change(editor)):
        assert client.get(address).status_code in (302, 403)
        client.post(address, typed("admin", username="editor", email="m@example.org"))

    assert User.objects.get(pk=editor.pk).role_slugs == {"editor"}
    assert not User.objects.filter(username="e-re").exists()


def test_first_administrator_is_made_without_a_superuser(db, visitor, capsys):
    call_command("administrator", "e-para", "--email", "e-para@example.org")

    person = User.objects.get(username="e-para")
    assert (person.role_slugs, person.is_superuser, person.has_usable_password()) == ({"admin"}, False, False)
    path = capsys.readouterr().out.split()[-1].partition("://")[2].partition("/")[2]
    assert page(visitor.get(f"/{path}", follow=True)).select("[name=password1]")
    assert trail() == [("accounts.roles_changed", "", {"roles": "admin", "was": "-"})]


def test_superuser_becomes_an_administrator(db, capsys):
    User.objects.create_superuser("rrenja", "rrenja@example.org", "fjale-kalimi")

    call_command("administrator", "rrenja")

    person = User.objects.get(username="rrenja")
    assert (person.is_superuser, person.email, person.has_usable_password()) == (False, "rrenja@example.org", True)
    assert "http" not in capsys.readouterr().out
