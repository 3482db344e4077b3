"""Who may enter the desk: analysts and supervisors. Nobody else, whatever else they are."""

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import get_snippet_models

from accounts.models import User
from accounts.roles import ROLES
from reporting.models import Report, Rubric
from reporting.reporter.actions import answer
from tests import html
from tests.factories import reporting as make

DESK = {"analyst", "supervisor"}
PLAIN = ("queue", "next", "unlock", "keys")
POSTED = ("lock", "make_key")
OF_REPORT = ("report", "take", "release", "assess", "write", "note", "close", "reopen")
KEYS = ("unlock", "keys", "lock", "make_key", "give", "withdraw")  # officers hold keys too, of their authority's vault
ROLE_SLUGS = [role.slug for role in ROLES]


def urls(report, holder) -> dict[str, str]:
    found = {name: reverse(f"reporting_desk:{name}") for name in PLAIN + POSTED}
    found |= {name: reverse(f"reporting_desk:{name}", args=[report.pk]) for name in OF_REPORT}
    args = ["rubric", "dhune-seksuale", holder.pk]
    return found | {name: reverse(f"reporting_desk:{name}", args=args) for name in ("give", "withdraw")}


@pytest.fixture
def everywhere(report, analyst):
    return urls(report, analyst.keyholder)


@pytest.mark.parametrize("role", [slug for slug in ROLE_SLUGS if slug not in DESK])
@pytest.mark.parametrize("method", ["get", "post"])
def test_other_roles_enter_nowhere(login, make_person, everywhere, role, method):
    client = login(make_person(role, f"{role}_x"))

    shut = {name: url for name, url in everywhere.items() if role != "officer" or name not in KEYS}
    statuses = {name: getattr(client, method)(url).status_code for name, url in shut.items()}

    assert statuses == dict.fromkeys(shut, 403)


@pytest.mark.parametrize("role", sorted(DESK))
def test_desk_enters_everywhere(login, make_person, everywhere, role):
    client = login(make_person(role, f"{role}_x"))
    expected = {name: 200 for name in PLAIN} | {"next": 302} | {name: 405 for name in (*POSTED, "give", "withdraw")}
    expected |= {name: 404 for name in OF_REPORT}  # they hold no vault's key yet

    assert {name: client.get(url).status_code for name, url in everywhere.items()} == expected


@pytest.mark.parametrize("method", ["get", "post"])
def test_stranger_is_sent_to_sign_in(visitor, everywhere, method):
    answers = [getattr(visitor, method)(url) for url in everywhere.values()]

    assert {answer.status_code for answer in answers} == {302}
    assert all("/login/" in answer["Location"] for answer in answers)


def test_superuser_without_the_role_enters_nowhere(db, login, everywhere):
    client = login(User.objects.create_superuser("rrenja", "rrenja@example.org", "x"))

    assert {client.get(url).status_code for url in everywhere.values()} == {403}


def test_person_who_left_enters_nowhere(at_desk, analyst, everywhere):
    client = at_desk(analyst)
    analyst.groups.clear()

    assert {client.get(url).status_code for url in everywhere.values()} & {200} == set()


@pytest.mark.parametrize("role", ROLE_SLUGS)
def test_menu_shows_the_desk_to_the_desk_alone(login, make_person, role):
    first_page = login(make_person(role, f"{role}_x")).get("/admin/")

    places = html.menu(first_page) + html.links(html.page(first_page))
    assert places.count("/admin/raporto/") == (2 if role in DESK else 0)  # in the menu, and how many reports wait


def test_nothing_of_a_report_is_registered_anywhere_generic():
    ours = {model for model in apps.get_app_config("reporting").get_models()}

    assert {model.__name__ for model in ours & set(get_snippet_models())} == {
        "AdviceCard",
        "Authority",
        "Category",
        "NoticeTemplate",
        "Recipient",
        "RetentionRule",
        "Rubric",
        "Taxonomy",
    }


def test_wagtail_keeps_no_references_from_reports(report, analyst):
    answer(report, "fjala")

    assert (
        not ReferenceIndex.objects.filter(content_type__app_label="reporting")
        .exclude(content_type__model="category")
        .exists()
    )


@pytest.mark.parametrize("role", ROLE_SLUGS)
def test_rubrics_are_edited_by_supervisors_alone(login, make_person, role):
    rubric = make.rubric()
    client = login(make_person(role, f"{role}_x"))

    answer = client.get(reverse("wagtailsnippets_reporting_rubric:edit", args=[rubric.pk]))

    assert (answer.status_code == 200) == (role == "supervisor")


def test_rubric_in_use_is_not_deleted_even_by_a_superuser(db, login, report):
    client = login(User.objects.create_superuser("rrenja", "rrenja@example.org", "x"))
    rubric = Report.objects.get(pk=report.pk).rubric

    one = client.post(reverse("wagtailsnippets_reporting_rubric:delete", args=[rubric.pk]))
    several = client.post(f"/admin/bulk/reporting/rubric/delete/?id={rubric.pk}")

    assert (one.status_code, several.status_code) == (302, 302)
    assert Rubric.objects.filter(pk=rubric.pk).exists()


def test_supervisor_translates_a_rubric(login, supervisor):
    make.rubric()
    english = make.rubric(language="en")

    listed = login(supervisor).get(reverse("wagtailsnippets_reporting_rubric:list"), {"locale": "en"})

    edit = reverse("wagtailsnippets_reporting_rubric:edit", args=[english.pk])
    assert english.name in [html.text(link) for link in html.page(listed).select(f'main a[href="{edit}"]')]
