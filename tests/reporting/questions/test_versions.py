"""Versions: publishing freezes and replaces; who began under an older one sends under it and loses nothing."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from core.models import AuditEntry
from reporting.models import FormVersion, Report
from reporting.questions import actions
from reporting.questions.definition.model import Definition, Question
from reporting.questions.definition.serialization import from_json, to_json
from tests import html
from tests.factories import reporting as make
from tests.reporting.walk import enter, send, step, to_page

pytestmark = pytest.mark.django_db

SCOPE = "bullizem-dhune"
ONLY = Definition((Question("color", "text", {"sq": "Ngjyra?", "en": "The colour?"}, required=True),))


@pytest.fixture
def first_rubrics(vault):
    make.rubric()


def publish(definition, scope=SCOPE, by=None) -> FormVersion:
    draft = actions.begin_draft(scope, by=by)
    actions.write_draft(draft, definition, seen=draft.definition, by=by)
    return actions.publish(draft, by=by)


def test_publishing_freezes_and_replaces_the_former(first_rubrics, supervisor):
    second = publish(ONLY, by=supervisor)

    states = dict(FormVersion.objects.filter(scope=SCOPE).values_list("number", "state"))
    assert states == {1: "retired", 2: "published"}
    with pytest.raises(actions.Changed):
        actions.write_draft(second, ONLY, seen=second.definition, by=supervisor)
    with pytest.raises(actions.Changed):
        actions.discard_draft(second, by=supervisor)
    entry = AuditEntry.objects.filter(verb="form.published").latest("pk")
    assert (entry.actor, entry.facts) == ("supervisor", {"scope": SCOPE, "number": "2"})


def test_broken_definition_is_kept_as_a_draft_and_never_published(first_rubrics, supervisor):
    broken = Definition((replace(ONLY.questions[0], label={"sq": "Ngjyra?"}),))
    draft = actions.begin_draft(SCOPE, by=supervisor)
    actions.write_draft(draft, broken, seen=draft.definition, by=supervisor)

    with pytest.raises(actions.Faulty, match="color: .*en"):
        actions.publish(draft, by=supervisor)

    draft.refresh_from_db()
    assert (draft.state, draft.definition) == ("draft", to_json(broken))
    assert FormVersion.objects.get(scope=SCOPE, state="published").number == 1


def test_draft_written_by_two_is_not_overwritten(first_rubrics, supervisor):
    draft = actions.begin_draft(SCOPE, by=supervisor)
    seen = draft.definition
    actions.write_draft(draft, ONLY, seen=seen, by=supervisor)

    with pytest.raises(actions.Changed):
        actions.write_draft(draft, Definition(), seen=seen, by=supervisor)

    draft.refresh_from_db()
    assert from_json(draft.definition) == ONLY


def test_one_draft_and_one_published_version_at_a_time(first_rubrics):
    for state in ("draft", "published"):
        FormVersion.objects.get_or_create(scope=SCOPE, state=state, defaults={"number": 8})
        with pytest.raises(IntegrityError), transaction.atomic():
            FormVersion.objects.create(scope=SCOPE, number=9, state=state)


def test_definition_published_while_somebody_fills_in_loses_nothing(client, first_rubrics, read):
    page = send(client, enter(client, "link"), links="example.org/x")
    page = send(client, page, rubric=SCOPE)
    page = to_page(client, page, "q-story")
    publish(ONLY)

    page = send(client, page, story="Qeshin me mua.")
    page = send(client, page, age="10-13")
    sent = send(client, page, go="send", account="@x")

    report = Report.objects.get()
    assert sent.status_code == 200
    assert (report.form_version.number, report.form_version.state, report.age_band) == (1, "retired", "10-13")
    assert read(report) == {"links": "example.org/x", "story": "Qeshin me mua.", "account": "@x"}


def test_whoever_begins_after_publishing_meets_the_new_questions(client, first_rubrics, read):
    publish(ONLY)
    page = send(client, enter(client, "link"), links="example.org/x")
    page = to_page(client, send(client, page, rubric=SCOPE), "q-color")
    refused = send(client, page, go="send")
    send(client, refused, go="send", color="blu")

    assert html.text(html.page(page).select_one("h1")) == "Ngjyra?"
    assert refused.status_code == 422
    assert Report.objects.get().form_version.number == 2
    assert read(Report.objects.get()) == {"links": "example.org/x", "color": "blu"}


def test_required_question_is_asked_before_sending_and_what_was_typed_stays(client, first_rubrics, read):
    publish(ONLY)
    page = send(client, enter(client, "link"), links="example.org/x")
    asked = send(client, page, go="send", rubric=SCOPE)

    assert (step(asked), asked.status_code) == ("q-color", 422)
    assert html.text(html.page(asked).select_one("main [role=alert]"))
    send(client, asked, go="send", color="blu")
    assert read(Report.objects.get())["links"] == "example.org/x"


def test_draft_is_offered_to_nobody(client, first_rubrics, supervisor):
    draft = actions.begin_draft(SCOPE, by=supervisor)
    actions.write_draft(draft, ONLY, seen=draft.definition, by=supervisor)

    page = send(client, enter(client, "link"), links="example.org/x")
    page = send(client, send(client, page, rubric=SCOPE))

    assert step(page) == "q-story"


def test_analyst_reads_labels_of_the_version_the_report_was_given_under(client, first_rubrics, at_desk, analyst):
    publish(ONLY)
    page = send(client, enter(client, "link"), links="example.org/x")
    page = send(client, page, go="send", rubric=SCOPE)
    send(client, page, go="send", color="blu")
    publish(Definition((replace(ONLY.questions[0], label={"sq": "Tjetër?", "en": "Another?"}),)))

    shown = at_desk(analyst).get(reverse("reporting_desk:report", args=[Report.objects.get().pk]))

    assert html.texts(html.page(shown), ".desk-answers dt") == ["Lidhjet", "Ngjyra?"]
