"""Of several assessments of one report exactly one counts, wherever it is asked for."""

import pytest

from reporting.assessment import findings, prior_verdicts
from reporting.assessment.actions import second_review, verdicts
from reporting.assessment.models import Assessment
from reporting.assessment.taxonomies import write_taxonomies
from reporting.cases.actions import assignment
from reporting.desk.forms.assessment import AssessForm
from reporting.referrals.dossier import content
from reporting.rubrics.translations import RubricNames
from tests.factories import reporting as make

LINK = {"links": "https://njohur.example.org/a"}


def terms(code: str) -> dict:
    return {"site": {"version": "1", "terms": [code]}}


@pytest.fixture
def in_review(analyst, vault):
    write_taxonomies()
    report = make.report(LINK, rubric=make.rubric())
    assignment.take(report, by=analyst)
    return verdicts.assess(report, by=analyst, verdict="illegal", terms=terms("forum"), drawn=True)


def told_by(report, analyst) -> list[str]:
    """The term as the dossier, the form of the next assessment and another report of the same link have it."""
    again = make.report(LINK, rubric=make.rubric())
    form = AssessForm(report=report, taxonomy=RubricNames.load(), user=analyst)
    seen = prior_verdicts.seen_before([again], analyst)[again.pk]
    return [
        content.assessment(report)["terms"][0]["code"],
        form.initial["terms_site"],
        seen.terms["site"]["terms"][0],
    ]


def test_second_look_that_agrees_leaves_the_terms_of_the_first_verdict(in_review, analyst, other_analyst):
    report = second_review.second_look(in_review, by=other_analyst, verdict="illegal", terms=terms("redirector"))

    assert findings.that_counts(report).analyst == analyst
    assert told_by(report, analyst) == ["forum"] * 3


def test_supervisor_s_decision_counts_more_than_the_first_verdict(in_review, analyst, other_analyst, supervisor):
    second_review.second_look(in_review, by=other_analyst, verdict="harmful", terms=terms("redirector"))
    report = second_review.settle(in_review, by=supervisor, verdict="illegal", terms=terms("blog"))

    assert findings.that_counts(report).analyst == supervisor
    assert told_by(report, analyst) == ["blog"] * 3


def test_what_was_superseded_does_not_count(in_review, analyst, other_analyst):
    second_review.second_look(in_review, by=other_analyst, verdict="illegal", terms=terms("redirector"))
    report = verdicts.assess(in_review, by=analyst, verdict="harmful", terms=terms("blog"), drawn=False)

    assert findings.that_counts(report).verdict == "harmful"
    assert told_by(report, analyst) == ["blog"] * 3


def test_nothing_counts_before_the_first_verdict(report):
    assert findings.that_counts(report) is None
    assert list(Assessment.objects.counting()) == []
