"""Accounts are changed by who typed a password a short time ago, and every change is in the trail."""

import time

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.models import RoleRequest, User
from core.models import AuditEntry
from tests.html import page

ADD = "/admin/users/new/"


def typed(*roles: str, **more) -> dict:
    groups = [Group.objects.get(name=role).pk for role in roles]
    person = {"username": "e-re", "email": "e-re@example.org", "first_name": "E", "last_name": "Re", "groups": groups}
    return person | more


def change(person: User) -> str:
    return reverse("wagtailusers_users:edit", args=[person.pk])


def bulk(action: str, *people: User) -> str:
    return f"/admin/bulk/accounts/user/{action}/?" + "&".join(f"id={person.pk}" for person in people)


def trail() -> list[tuple]:
    return list(AuditEntry.objects.order_by("pk").values_list("verb", "actor", "facts"))


@pytest.fixture
def long_ago(login, admin):
    """An administrator who signed in an hour ago."""
    client = login(admin)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - 3600}]
    session.save()
    return client


def test_change_after_a_while_asks_for_the_password_and_then_goes_on(long_ago, editor):
    data = typed("editor", username="editor", email="tjeter@example.org", is_active="on")

    asked = long_ago.post(change(editor), data)
    before = User.objects.get(pk=editor.pk).email
    wrong = long_ago.post(asked["Location"], {"password": "jo kjo"})
    done = long_ago.post(asked["Location"], {"password": "fjale-kalimi"})

    assert (asked.status_code, "reauthenticate" in asked["Location"], before) == (302, True, "editor@example.org")
    assert (wrong.status_code, done.status_code) == (200, 302)
    assert User.objects.get(pk=editor.pk).email == "tjeter@example.org"
    assert trail()[-1] == ("accounts.email_changed", "admin", {})


@pytest.mark.parametrize("act", ["new", "delete", "bulk"])
def test_every_way_to_change_accounts_asks(long_ago, editor, act):
    address, data = {
        "new": (ADD, typed("editor")),
        "delete": (reverse("wagtailusers_users:delete", args=[editor.pk]), {}),
        "bulk": (bulk("set_active_state", editor), {"mark_as_active": "False"}),
    }[act]

    answer = long_ago.post(address, data)

    assert "reauthenticate" in answer["Location"]
    assert User.objects.filter(pk=editor.pk, is_active=True).exists()
    assert not User.objects.filter(username="e-re").exists()


def test_page_of_an_account_is_read_without_asking(long_ago, editor):
    assert page(long_ago.get(change(editor))).select("[name=username]")


def test_switching_many_on_and_off_is_in_the_trail_one_by_one(login, admin, editor, moderator):
    client = login(admin)

    client.post(bulk("set_active_state", editor, moderator), {"mark_as_active": "False"})
    client.post(bulk("set_active_state", editor), {"mark_as_active": "True"})

    assert [entry[1:] for entry in trail() if entry[0] == "accounts.active_changed"] == [
        ("admin", {"active": "False", "was": "True"}),
        ("admin", {"active": "False", "was": "True"}),
        ("admin", {"active": "True", "was": "False"}),
    ]


def test_analyst_switched_on_again_in_bulk_waits_for_a_keyholder(login, admin, make_person):
    from accounts.people import desk_roles

    analyst, keepers = make_person("analyst"), desk_roles.Keepers(lambda: True, lambda: None)
    desk_roles.KEEPERS.append(keepers)
    try:
        for state in ("False", "True"):
            login(admin).post(bulk("set_active_state", analyst), {"mark_as_active": state})
    finally:
        desk_roles.KEEPERS.remove(keepers)

    assert User.objects.get(pk=analyst.pk).role_slugs == frozenset()
    assert RoleRequest.objects.get().person == analyst


@pytest.mark.parametrize("many", [True, False])
def test_deleted_account_is_in_the_trail(login, admin, editor, many):
    login(admin).post(bulk("delete", editor) if many else reverse("wagtailusers_users:delete", args=[editor.pk]))

    assert not User.objects.filter(pk=editor.pk).exists()
    assert trail()[-1][:2] == ("accounts.person_removed", "admin")


def test_own_address_is_changed_by_nobody_but_an_administrator(login, admin, editor):
    client = login(editor)
    shown = page(client.get("/admin/account/")).select("main select")
    data = {field["name"]: field.select_one("option[selected], option")["value"] for field in shown}
    data |= {"name_email-first_name": "E", "name_email-last_name": "Re", "name_email-email": "vetja@example.org"}

    client.post("/admin/account/", data)
    kept = User.objects.get(pk=editor.pk).email
    login(admin).post(change(admin), typed("admin", username="admin", email="vetja@example.org"))

    assert kept == "editor@example.org"
    assert User.objects.get(pk=admin.pk).email == "vetja@example.org"
    assert trail() == [("accounts.email_changed", "admin", {})]
