"""What nobody has sorted is treated as the gravest, by every rule that asks whether it is about child abuse."""

import pytest
from wagtail.models import Locale

from reporting.assessment import second_review
from reporting.care import limits
from reporting.cases.queries import is_about_child_abuse
from reporting.enums import Verdict
from reporting.intake.actions import scope_of
from reporting.models import Rubric
from reporting.rubrics.queries import about_child_abuse, gravest
from reporting.vault.actions.wrapping import NotReady
from tests.factories import reporting as make


def as_told(report) -> list[bool]:
    second = second_review.second_because(report, Verdict.NOT_ILLEGAL, drawn=False)
    return [is_about_child_abuse(report), limits.is_severe(report), second == "cleared"]


@pytest.mark.parametrize(("slug", "grave"), [("", True), ("dhune-seksuale", True), ("gjuhe-urrejtjeje", False)])
def test_every_rule_agrees_whether_it_is_about_child_abuse(vault, slug, grave):
    report = make.report(rubric=make.rubric(slug) if slug else None)

    assert as_told(report) == [grave] * 3


def test_it_makes_no_difference_in_which_language_the_rubric_is_marked(vault):
    Rubric.objects.filter(slug="gjuhe-urrejtjeje", locale=Locale.objects.get(language_code="en")).update(
        child_abuse=True, attachments=False
    )

    assert as_told(make.report(rubric=make.rubric("gjuhe-urrejtjeje"))) == [True] * 3


def test_unsorted_report_stays_grave_when_no_rubric_is_marked_any_more(vault):
    report = make.report(rubric=None)
    Rubric.objects.update(child_abuse=False)

    assert as_told(report) == [True] * 3


def test_gravest_rubric_is_the_first_of_those_about_child_abuse(db):
    first = make.rubric("dhune-seksuale")
    Rubric.objects.filter(slug="bullizem-dhune").update(child_abuse=True, attachments=False, order=first.order + 100)

    assert (gravest(), scope_of(None)) == ("dhune-seksuale", "dhune-seksuale")
    assert about_child_abuse() == {"dhune-seksuale", "bullizem-dhune"}


def test_without_a_gravest_rubric_nothing_unsorted_is_taken_in(no_rubrics):
    assert gravest() == ""
    with pytest.raises(NotReady):
        scope_of(None)
