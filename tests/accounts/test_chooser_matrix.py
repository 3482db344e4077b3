"""Who reads rows through Wagtail's choosers: those who may keep or view such rows, and nobody else of the staff."""

import pytest
from wagtail.snippets.models import get_snippet_models

from accounts.roles import ROLES

# model → roles that keep it, or choose it in pages; everybody else gets 403 at every door of its chooser
READERS = {
    "core.helpline": {"editor", "moderator", "campaigner"},
    "core.partner": {"editor", "campaigner"},
    "core.crisistopic": {"editor"},
    "core.extradayoff": {"admin"},
    "schools.sessiontopic": {"admin"},
    "reporting.rubric": {"supervisor"},
    "reporting.category": {"supervisor"},
    "reporting.advicecard": {"supervisor"},
    "reporting.taxonomy": {"supervisor"},
    "reporting.recipient": {"supervisor"},
    "reporting.noticetemplate": {"supervisor"},
    "reporting.authority": {"supervisor"},
    "reporting.retentionrule": {"supervisor"},
}
DOORS = ("", "results/", "chosen/1/", "chosen-multiple/?id=1")


def label(model) -> str:
    return f"{model._meta.app_label}.{model._meta.model_name}"


def statuses(client, model) -> set[int]:
    base = "/admin/" + model.snippet_viewset.get_chooser_admin_base_path()
    return {client.get(f"{base}/{door}").status_code for door in DOORS}


def test_table_names_every_snippet(db):
    assert {label(model) for model in get_snippet_models()} == set(READERS)


@pytest.mark.parametrize("role", [role.slug for role in ROLES])
def test_chooser_is_closed_to_roles_without_the_model(login, make_person, role):
    client = login(make_person(role, region="vlore"))

    reading = {label(model) for model in get_snippet_models() if statuses(client, model) != {403}}

    assert reading == {name for name, roles in READERS.items() if role in roles}


def test_stranger_is_sent_to_sign_in(visitor):
    assert {code for model in get_snippet_models() for code in statuses(visitor, model)} == {302}
