"""Each step of a case: done once, refused in a sentence, with what was typed kept."""

import uuid

import pytest
from django.urls import resolve, reverse

from core.models import AuditEntry
from reporting.assessment.actions import verdicts
from reporting.cases.actions import assignment, closure
from reporting.cases.forms import LONGEST
from reporting.desk.forms import FORMS
from reporting.desk.views import keyless_steps, steps
from reporting.models import Message, Note, Report
from tests import html
from tests.factories import reporting as make


@pytest.fixture
def taken(report, analyst):
    assignment.take(report, by=analyst)
    return report


@pytest.fixture
def client(at_desk, analyst):
    return at_desk(analyst)


def do(client, step, report, **data):
    return client.post(reverse(f"reporting_desk:{step}", args=[report.pk]), data)


def written_down(report, by) -> list[str]:
    entries = AuditEntry.objects.filter(subject_id=str(report.pk), actor_id=by.pk).order_by("id")
    return [verb.removeprefix("report.") for verb in entries.values_list("verb", flat=True)]


def kept(response, step, report) -> str:
    """What stands in the text box of a step that was refused."""
    action = reverse(f"reporting_desk:{step}", args=[report.pk])
    return html.value(html.page(response).select_one(f'form[action="{action}"]'), "text")


def state(report) -> str:
    return Report.objects.get(pk=report.pk).state


def test_every_form_has_a_view_at_an_address_of_its_name():
    views = {name: resolve(reverse(f"reporting_desk:{name}", args=[uuid.uuid4()])).func for name in FORMS}

    assert {name: view.__name__ for name, view in views.items()} == {name: name for name in FORMS}


def test_every_step_has_a_sentence_for_when_it_is_done():
    without_key = {"hand_over", "recuse", "apply_prior_verdict"}  # these say what came of it themselves

    assert set(steps.DONE) == set(FORMS) - without_key
    assert set(keyless_steps.REFUSED) == without_key


@pytest.mark.parametrize("decorator", [steps.step, keyless_steps.keyless])
def test_step_without_a_form_does_not_start(decorator):
    def vanish(request, opened, form):
        """No form has this name."""

    with pytest.raises(KeyError, match="vanish"):
        decorator(vanish)


def test_case_goes_from_new_to_closed_and_open_again(client, report, analyst):
    category = make.rubric("dhune-seksuale").categories.first()

    steps = [
        do(client, "take", report),
        do(client, "sort", report, rubric=category.rubric_id),
        do(client, "assess", report, verdict="illegal", category=category.pk),
        do(client, "note", report, text="shënim"),
        do(client, "write", report, text="pyetje", ask="on"),
        do(client, "close", report, outcome="advice", text="fund"),
        do(client, "reopen", report),
    ]

    report.refresh_from_db()
    assert [response.status_code for response in steps] == [302] * 7
    assert (report.state, report.analyst, report.verdict, report.outcome) == ("open", analyst, "illegal", "")
    assert (report.rubric.slug, report.category) == ("dhune-seksuale", category)
    assert (report.messages.count(), report.notes.count()) == (2, 1)
    assert written_down(report, analyst) == (
        ["taken", "sorted", "assessed", "noted", "asked", "written_to", "closed", "reopened"]
    )


def test_release_puts_it_back(client, taken):
    do(client, "release", taken)

    taken.refresh_from_db()
    assert (taken.state, taken.analyst) == ("new", None)


def test_second_of_two_who_take_gets_a_sentence_with_the_name(at_desk, analyst, other_analyst, report):
    first, second = at_desk(analyst), at_desk(other_analyst)

    quick, slow = do(first, "take", report), do(second, "take", report)

    assert (quick.status_code, slow.status_code) == (302, 409)
    assert str(analyst) in slow.context["problem"]
    assert Report.objects.get(pk=report.pk).analyst == analyst


@pytest.mark.parametrize(
    ("step", "data"),
    [
        ("release", {}),
        ("assess", {"verdict": "illegal"}),
        ("write", {"text": "fjala ime"}),
        ("note", {"text": "fjala ime"}),
        ("close", {"outcome": "advice", "text": "fjala ime"}),
    ],
)
def test_who_does_not_have_it_sees_it_and_cannot_act(at_desk, other_analyst, taken, step, data):
    Report.objects.filter(pk=taken.pk).update(verdict="illegal")
    client = at_desk(other_analyst)

    response = do(client, step, taken, **data)

    assert response.status_code == 403
    assert response.context["problem"]
    assert "text" not in data or kept(response, step, taken) == "fjala ime"
    assert (Message.objects.count(), Note.objects.count(), state(taken)) == (0, 0, "open")


def test_supervisor_can_act_on_anybodys(at_desk, supervisor, taken):
    assert do(at_desk(supervisor), "release", taken).status_code == 302


@pytest.mark.parametrize(
    ("step", "data"),
    [("write", {"text": "fjala ime e gjatë"}), ("close", {"outcome": "advice", "text": "fjala ime e gjatë"})],
)
def test_step_that_came_too_late_keeps_what_was_typed(client, taken, analyst, step, data):
    verdicts.assess(taken, by=analyst, verdict="harmful")
    closure.close(taken, by=analyst, outcome="no_action")

    response = do(client, step, taken, **data)

    assert response.status_code == 409
    assert response.context["problem"]
    assert kept(response, step, taken) == "fjala ime e gjatë"
    assert (Message.objects.count(), state(taken)) == (0, "closed")


def test_close_before_assessing_says_what_is_missing(client, taken):
    response = do(client, "close", taken, outcome="advice", text="fjala ime")

    assert response.status_code == 409
    assert kept(response, "close", taken) == "fjala ime"
    assert state(taken) == "open"


@pytest.mark.parametrize("step", ["write", "note"])
@pytest.mark.parametrize("typed", ["", "   ", "x" * (LONGEST + 1), "para\x00pas"])
def test_text_that_cannot_be_taken_is_refused_beside_its_field(client, taken, step, typed):
    response = do(client, step, taken, text=typed)

    assert response.status_code == 422
    assert response.context["forms"][step].errors["text"]
    assert kept(response, step, taken).replace("\0", "").replace("\ufffd", "") == typed.strip().replace("\0", "")
    assert (Message.objects.count(), Note.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({}, "verdict"),
        ({"verdict": "guilty"}, "verdict"),
        ({"verdict": "illegal", "category": "' or 1"}, "category"),
    ],
)
def test_assessment_that_makes_no_sense_is_refused_beside_its_field(client, taken, data, field):
    response = do(client, "assess", taken, **data)

    assert response.status_code == 422
    assert field in response.context["forms"]["assess"].errors
    assert not Report.objects.get(pk=taken.pk).verdict


def test_category_of_another_rubric_is_refused(client, taken):
    other = make.rubric("dhune-seksuale").categories.first()

    response = do(client, "assess", taken, verdict="illegal", category=other.pk)

    assert response.status_code == 422
    assert "category" in response.context["forms"]["assess"].errors


def test_broken_surrogates_and_odd_bytes_are_kept_or_refused_never_a_failure(client, taken):
    url = reverse("reporting_desk:write", args=[taken.pk])

    response = client.post(url, b"text=%ff%fe%ed%a0%80abc", content_type="application/x-www-form-urlencoded")

    assert response.status_code in (302, 400, 422)


def test_step_by_get_leads_to_the_report_and_does_nothing(client, report):
    response = client.get(reverse("reporting_desk:take", args=[report.pk]))

    assert response["Location"] == reverse("reporting_desk:report", args=[report.pk])
    assert state(report) == "new"


def test_form_without_its_token_is_refused(analyst, vault, report):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst)

    assert do(client, "take", report).status_code == 403
    assert state(report) == "new"
