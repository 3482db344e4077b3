import pytest
from django.urls import reverse

from accounts.roles import ROLES
from core import audit
from core.audit import views as view
from core.models import AuditEntry


@pytest.mark.parametrize("role", [role.slug for role in ROLES])
def test_audit_trail_is_for_admins_and_supervisors(login, make_person, role):
    status = login(make_person(role, f"{role}_x")).get(reverse("audit")).status_code

    assert status == (200 if role in ("admin", "supervisor") else 403)


def test_audit_trail_filters_by_verb_newest_first(login, admin):
    audit.record("one", admin, by=admin, state="x")
    audit.record("two", admin, by=admin)
    audit.record("one", admin, by=admin, state="y")

    rows = login(admin).get(reverse("audit"), {"verb": "one"}).context["rows"]

    assert [row.facts["state"] for row in rows] == ["y", "x"]


@pytest.mark.parametrize("page", ["", "0", "-1", "x", "9" * 50, "²"])
def test_audit_trail_takes_any_page_number(login, admin, page):
    assert login(admin).get(reverse("audit"), {"page": page}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_audit_trail_costs_the_same_for_any_number_of_entries(
    login, admin, count, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(view, "PAGE", 2)
    AuditEntry.objects.all().delete()
    for _ in range(count):
        audit.record("one", admin)
    client = login(admin)
    client.get(reverse("audit"))

    with django_assert_num_queries(11):
        response = client.get(reverse("audit"))

    assert response.context["next_page"] == (2 if count == 3 else 0)


@pytest.mark.parametrize("model", ["helpline", "partner"])
def test_helplines_and_partners_are_kept_by_editors(login, editor, analyst, model):
    url = reverse(f"wagtailsnippets_core_{model}:list")

    assert login(editor).get(url).status_code == 200
    assert login(analyst).get(url).status_code != 200
