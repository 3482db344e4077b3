import uuid

import pytest
from django.urls import reverse

from accounts.roles import ROLES
from core import audit
from core.audit import verbs
from core.audit import views as view
from core.audit.verbs import Verb
from core.models import AuditEntry
from reporting.enums import Outcome
from reporting.models import Report
from reporting.verbs import Verb as ReportVerb
from tests.html import page, texts

ONE, TWO = Verb.FIGURE_PUBLISHED, Verb.OUTBOX_DISMISSED


@pytest.mark.parametrize("role", [role.slug for role in ROLES])
def test_audit_trail_is_for_admins_and_supervisors(login, make_person, role):
    status = login(make_person(role, f"{role}_x")).get(reverse("audit")).status_code

    assert status == (200 if role in ("admin", "supervisor") else 403)


def test_audit_trail_filters_by_verb_newest_first(login, admin):
    audit.record(ONE, admin, by=admin, state="x")
    audit.record(TWO, admin, by=admin)
    audit.record(ONE, admin, by=admin, state="y")

    rows = login(admin).get(reverse("audit"), {"verb": ONE.value}).context["rows"]

    assert [row["entry"].facts["state"] for row in rows] == ["y", "x"]


@pytest.mark.parametrize("number", ["", "0", "-1", "x", "9" * 50, "²"])
def test_audit_trail_takes_any_page_number(login, admin, number):
    assert login(admin).get(reverse("audit"), {"page": number}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_audit_trail_costs_the_same_for_any_number_of_entries(
    login, admin, count, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(view, "PAGE", 2)
    AuditEntry.objects.all().delete()
    for _ in range(count):
        audit.record(ONE, admin)
    client = login(admin)
    client.get(reverse("audit"))

    with django_assert_num_queries(10):
        response = client.get(reverse("audit"))

    assert response.context["next_page"] == (2 if count == 3 else 0)


def test_audit_trail_speaks_the_language_of_the_page(login, admin, supervisor):
    report = Report(pk=uuid.uuid4())
    audit.record(ReportVerb.REPORT_HOST_COUNTRY, report, by=supervisor, country="NL")
    audit.record(ReportVerb.REPORT_CLOSED, report, by=supervisor, outcome="removed")

    answer = login(admin).get(reverse("audit"))
    closed, country = answer.context["rows"][:2]

    assert (country["what"], country["facts"]) == ("u shënua shteti i serverit", [("shteti", "Holandë")])
    assert (closed["what"], closed["subject"]) == ("mbyllur", "raportim")
    assert closed["facts"] == [("përfundimi", str(dict(Outcome.choices)["removed"]))]
    cells = texts(page(answer), "tbody td")
    assert {"mbyllur", "u shënua shteti i serverit"} <= set(cells)
    assert [cell for cell in cells if cell.startswith(("report.", "reporting."))] == []


def test_filter_lists_every_verb_in_words(login, admin):
    choices = login(admin).get(reverse("audit")).context["verbs"]

    assert {value for value, _words in choices} == set(verbs.VERBS)
    assert [words for value, words in choices if words == value] == []


def test_entry_that_no_app_can_say_is_an_error_and_not_a_code(login, admin):
    AuditEntry.objects.create(verb="nobody.knows", subject_type="x", subject_id="1")

    with pytest.raises(verbs.UnknownVerb):
        login(admin).get(reverse("audit"))


@pytest.mark.parametrize("model", ["helpline", "partner"])
def test_helplines_and_partners_are_kept_by_editors(login, editor, analyst, model):
    url = reverse(f"wagtailsnippets_core_{model}:list")

    assert login(editor).get(url).status_code == 200
    assert login(analyst).get(url).status_code != 200
