"""The short name and the kind of a rubric are fixed once reports are sealed under it."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from reporting.models import Rubric
from reporting.rubrics.frozen import FrozenRubric
from tests import html


@pytest.fixture
def rubric(vault):
    return Rubric.objects.get(slug="gjuhe-urrejtjeje", locale__language_code="sq")


def form(rubric, **changed) -> dict:
    fields = {"name": rubric.name, "text": "", "guidance": "", "slug": rubric.slug, "priority": 0, "order": 5}
    return fields | {"active": "on"} | changed


def edit(rubric) -> str:
    return reverse(Rubric.snippet_viewset.get_url_name("edit"), args=[rubric.pk])


@pytest.mark.parametrize("changed", [{"slug": "tjeter"}, {"child_abuse": True, "attachments": False}])
def test_model_refuses(rubric, changed):
    for name, value in changed.items():
        setattr(rubric, name, value)

    with pytest.raises(FrozenRubric):
        rubric.save()


def test_form_shows_both_read_only_with_a_sentence_and_changes_the_rest(rubric, login, supervisor):
    client = login(supervisor)

    shown = html.page(client.get(edit(rubric)))
    answer = client.post(edit(rubric), form(rubric, slug="tjeter", child_abuse="on", name="Emër tjetër"))

    assert [shown.select_one(f"[name={name}]").has_attr("disabled") for name in ("slug", "child_abuse")] == [True] * 2
    assert answer.status_code == 302
    rubric.refresh_from_db()
    assert (rubric.slug, rubric.child_abuse, rubric.name) == ("gjuhe-urrejtjeje", False, "Emër tjetër")


def test_second_rubric_cannot_share_a_vault_under_another_kind(rubric, login, supervisor):
    add = reverse(Rubric.snippet_viewset.get_url_name("add"))
    second = Rubric(slug="gjuhe-urrejtjeje", name="E dyta", locale=Locale.objects.get(language_code="sq"))

    answer = login(supervisor).post(add, form(second, child_abuse="on"))

    assert answer.context["form"].errors.keys() == {"slug"}
    with pytest.raises(FrozenRubric):
        second.save()


def test_rubric_without_a_vault_is_changed_freely(db):
    rubric = Rubric.objects.get(slug="gjuhe-urrejtjeje", locale__language_code="sq")
    rubric.slug = "tjeter"

    rubric.save()
