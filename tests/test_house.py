"""The ground and the people that conftest.py gives to every other test."""

import socket

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Locale, Site

from accounts.roles import ROLES
from core.models import Municipality, Region
from tests.loopback import AnotherMachine


def test_ground_has_both_languages_and_every_place(db):
    languages = set(Locale.objects.values_list("language_code", flat=True))

    assert languages == {"sq", "en"}
    assert (Region.objects.count(), Municipality.objects.count()) == (12, 61)


def test_ground_has_one_site_that_begins_at_the_albanian_home_page(home, home_en):
    site = Site.objects.get()

    assert site.root_page_id == home.pk
    assert home_en.translation_key == home.translation_key


def test_ground_has_a_group_for_every_role(db):
    names = set(Group.objects.values_list("name", flat=True))

    assert {role.slug for role in ROLES} <= names


def test_people_have_their_role_and_region(coordinator, other_coordinator, analyst, other_analyst):
    assert coordinator.region.slug == "shkoder"
    assert other_coordinator.region.slug == "vlore"
    assert analyst.has_role("analyst")
    assert other_analyst.has_role("analyst")
    assert not analyst.has_role("supervisor")


def test_login_opens_the_admin_to_staff_and_sends_a_stranger_to_sign_in(login, editor, visitor):
    inside = login(editor).get("/admin/")
    outside = visitor.get("/admin/")

    assert inside.status_code == 200
    assert outside.status_code == 302
    assert "/hyrja/login/" in outside["Location"] or outside["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("turn", [1, 2])
def test_ground_is_laid_anew_after_the_database_was_emptied(transactional_db, home, turn):
    assert Region.objects.count() == 12
    assert home.slug == "kreu"


@pytest.mark.parametrize("address", [("192.0.2.1", 443), ("2001:db8::1", 443)])
def test_no_test_reaches_another_machine(address):
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET

    with pytest.raises(AnotherMachine), socket.socket(family) as out:
        out.connect(address)
    with pytest.raises(AnotherMachine), socket.socket(family, socket.SOCK_DGRAM) as out:
        out.sendto(b"x", address)


def test_no_test_asks_for_a_name_that_others_know():
    with pytest.raises(AnotherMachine):
        socket.getaddrinfo("example.org", 443)


def test_test_reaches_its_own_machine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()
