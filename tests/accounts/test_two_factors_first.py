"""A session without a second factor reaches the pages that set one up, and nothing else in the whole URL map."""

import pytest
from django.test import Client
from django.urls import resolve

from accounts.middleware import TO_SET_UP, TO_SHOW
from tests.accounts import totp
from tests.accounts.conftest import PASSWORD
from tests.urlmap import addresses

ROLES = ["admin", "editor", "moderator", "campaigner", "analyst", "supervisor", "coordinator", "facilitator", "partner"]


def reached(client, expected: str, method: str = "get") -> set[str]:
    """Names of the views that did not lead to `expected`. Signing out is tried last: it ends the session."""
    names = set()
    for address, _ in sorted(addresses(), key=lambda row: "logout" in row[0]):
        answer = getattr(client, method)(address)
        if answer.status_code != 302 or not answer["Location"].startswith(expected):
            names.add(resolve(address).view_name)
        if address == "/hyrja/logout/":
            break
    return names


def test_url_map_is_walked_as_a_whole():
    walked = [address for address, _ in addresses()]

    assert len(walked) > 250
    for start in ("/admin/", "/api/v2/pages/", "/api/v1/", "/documents/", "/hyrja/", "/raporto/", "/media/"):
        assert any(address.startswith(start) for address in walked), start


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_a_factor_only_enrolment_is_reached(two_factors, login, analyst, method):
    client = login(analyst)
    client.raise_request_exception = False

    got = reached(client, "/hyrja/2fa/", method)

    assert got <= TO_SET_UP
    assert "account_logout" in got


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", ["/admin/", "/admin/roles/", "/api/v2/pages/", "/", "/en/", "/nothing-here/"])
def test_every_role_must_set_up_a_factor(two_factors, login, make_person, role, path):
    region = "shkoder" if role in ("coordinator", "facilitator") else None
    client = login(make_person(role, region=region))

    answer = client.get(path)

    assert (answer.status_code, answer["Location"].removeprefix("/en")) == (302, "/hyrja/2fa/")


def test_superuser_must_set_up_a_factor(two_factors, login, admin):
    admin.is_superuser = True
    admin.save()

    answer = login(admin).get("/admin/")

    assert answer["Location"] == "/hyrja/2fa/"


def test_after_enrolment_the_admin_is_open(two_factors, enrol, analyst):
    client, _, codes = enrol(analyst)

    assert client.get("/admin/").status_code == 200
    assert len(codes) == 10


def test_session_older_than_the_factor_must_show_it(two_factors, with_password, enrol, analyst):
    old, _ = with_password(analyst)
    _, secret, _ = enrol(analyst)

    answer = old.get("/admin/roles/")
    shut = reached(old, "/hyrja/2fa/reauthenticate/")

    assert answer["Location"] == "/hyrja/2fa/reauthenticate/?next=%2Fadmin%2Froles%2F"
    assert shut <= TO_SHOW


def test_session_older_than_the_factor_goes_on_with_a_code(two_factors, with_password, enrol, analyst):
    old, _ = with_password(analyst)
    _, secret, _ = enrol(analyst)

    answer = old.post("/hyrja/2fa/reauthenticate/", {"code": totp.code(secret), "next": "/admin/"})

    assert answer["Location"] == "/admin/"
    assert old.get("/admin/").status_code == 200


def test_password_alone_cannot_add_a_key_to_a_guarded_account(two_factors, with_password, enrol, analyst):
    old, _ = with_password(analyst)
    enrol(analyst)

    old.post("/hyrja/reauthenticate/", {"password": PASSWORD})
    answer = old.get("/hyrja/2fa/webauthn/add/")

    assert answer["Location"].startswith("/hyrja/2fa/reauthenticate/")


def test_removing_the_last_factor_leads_back_to_enrolment(two_factors, enrol, analyst):
    client, _, _ = enrol(analyst)

    client.post("/hyrja/2fa/totp/deactivate/")

    assert client.get("/admin/")["Location"] == "/hyrja/2fa/"


def test_without_the_setting_nobody_is_asked(settings, login, analyst):
    settings.REQUIRE_TWO_FACTOR = False

    assert login(analyst).get("/admin/").status_code == 200


def test_readers_are_never_asked(two_factors, home):
    assert Client().get("/").status_code == 200
