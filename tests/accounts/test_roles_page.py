import pytest
from django.urls import reverse

from accounts.roles import ROLES
from tests.html import page, text


@pytest.mark.parametrize("role", [role.slug for role in ROLES])
def test_roles_page_shows_every_role_to_every_role(login, make_person, role):
    response = login(make_person(role, f"{role}_x")).get(reverse("roles"))

    assert [row["role"] for row in response.context["roles"]] == list(ROLES)
    assert all(row["may"] for row in response.context["roles"])
    assert response.context["own"] == {role}


def test_roles_page_sends_a_stranger_to_sign_in(visitor, db):
    assert visitor.get(reverse("roles")).status_code == 302


def test_demo_says_in_the_admin_that_two_factors_are_off(login, editor, settings):
    settings.REQUIRE_TWO_FACTOR = False
    without = page(login(editor).get("/admin/"))

    assert text(without.select_one(".admin-banner[role=note]"))


def test_every_page_of_the_admin_loads_the_tokens(login, editor):
    """Before Wagtail's own sheet, so that Wagtail wins should a name ever be used by both."""
    sheets = [sheet["href"] for sheet in page(login(editor).get("/admin/")).select("link[rel=stylesheet]")]

    assert [sheet.partition("/css/")[2].partition("?")[0] for sheet in sheets[:3]] == [
        "tokens.css",
        "desk/tokens.css",
        "core.css",
    ]
