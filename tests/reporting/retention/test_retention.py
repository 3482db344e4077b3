"""Content goes when its days are over, never while anybody still needs it, and nothing of it is left anywhere."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import BinaryField
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as property_settings
from hypothesis import strategies as st

from accounts.models import User
from core.admin.protected import INSTEAD
from core.models import AuditEntry
from core.states import WrongStep
from reporting.assessment.actions import verdicts
from reporting.attachments import store
from reporting.cases.actions import assignment, closure
from reporting.figures.actions import statistics
from reporting.models import (
    Assessment,
    Attachment,
    Authority,
    DossierFile,
    LinkMark,
    Message,
    Note,
    Notice,
    NoticeEvent,
    Recipient,
    Referral,
    ReferralMessage,
    Report,
    RetentionRule,
    StatisticsFact,
    WrappedKey,
)
from reporting.notices.actions import removal
from reporting.reporter.actions import answer
from reporting.retention import actions
from reporting.retention import queries as retention
from reporting.vault.crypto import codes
from tests import html
from tests.factories import reporting as make

CANARY = b"kanarina-e-vulosur"
LONG_AGO = 400


@pytest.fixture
def ended(vault, analyst):
    """Makes a closed report whose days are long over: `ended(outcome="advice")`."""

    def end(outcome="removed", days_ago=LONG_AGO, **more):
        report = make.report(rubric=make.rubric(), **more)
        assignment.take(report, by=analyst)
        verdicts.assess(report, by=analyst, verdict="illegal", drawn=False)
        removal.looked(report, by=analyst, result="gone")
        closure.close(report, by=analyst, outcome="removed")
        closed_on = timezone.localdate() - dt.timedelta(days=days_ago)
        Report.objects.filter(pk=report.pk).update(closed_on=closed_on, outcome=outcome)
        return Report.objects.get(pk=report.pk)

    return end


def full(report, analyst):
    """Puts something into every place that can hold content of a report."""
    report.link_marks.create(link="a" * 64, host="b" * 64)
    Note.objects.create(report=report, author=analyst, sealed=CANARY)
    Message.objects.create(report=report, number=9, from_reporter=False, author=analyst, read=True, sealed=CANARY)
    recipient = Recipient.objects.create(name="Host", kind="host", email="abuse@host.example")
    notice = Notice.objects.create(
        report=report, recipient=recipient, kind="host", sealed=CANARY, outgoing=CANARY, message_id=CANARY.decode()
    )
    NoticeEvent.objects.create(notice=notice, what="answer", sealed=CANARY)
    authority = Authority.objects.create(slug="prove", name_sq="Prova", name_en="Test")
    referral = Referral.objects.create(
        report=report, authority=authority, state="closed", sealed_case_number=CANARY, outcome="x"
    )
    DossierFile.objects.create(referral=referral, name="dossier.json", sealed=CANARY)
    ReferralMessage.objects.create(referral=referral, from_authority=True, sealed=CANARY)
    attachment = Attachment(report=report, number=1, kind="image", media_type="image/png", sealed_key=CANARY)
    attachment.data_key_id = report.data_key_id
    Attachment.objects.bulk_create([attachment])
    with store.create(attachment.pk, "") as file:
        file.write(CANARY)
    return attachment


def everything() -> str:
    """All that the tables hold, as text."""
    rows = []
    for model in apps.get_models():
        for row in model._base_manager.values_list():
            rows.append(repr([bytes(value) if isinstance(value, memoryview) else value for value in row]))
    return "\n".join(rows)


def test_what_is_due_loses_its_content_and_keeps_its_facts(ended, analyst):
    report = ended()
    attachment = full(report, analyst)
    assert CANARY.decode() in everything()

    assert actions.run() == 1

    report.refresh_from_db()
    assert (report.shredded_on, report.lookup, bytes(report.reporter_key)) == (timezone.localdate(), None, b"")
    assert CANARY.decode() not in everything()
    assert store.files_of(attachment.pk) == []
    left = [report.answers, report.messages, report.notes, report.wrapped_keys, report.attachments]
    assert [manager.count() for manager in left] == [0] * 5
    assert (LinkMark.objects.count(), Assessment.objects.count(), Notice.objects.count()) == (2, 1, 1)


def test_every_place_that_holds_sealed_content_of_a_report_is_known_here():
    """Whoever adds one adds it to reporting.retention.actions and to `full` above."""

    def belongs(model, depth=2) -> bool:
        parents = {field.related_model for field in model._meta.concrete_fields if field.is_relation}
        return model is Report or Report in parents or (depth > 0 and any(belongs(one, depth - 1) for one in parents))

    own = [model for model in apps.get_app_config("reporting").get_models() if belongs(model)]
    found = {
        f"{model.__name__}.{field.name}"
        for model in own
        for field in model._meta.concrete_fields
        if isinstance(field, BinaryField)
    }

    assert found == {
        "Answer.sealed",
        "Attachment.sealed_key",
        "DossierFile.sealed",
        "Message.sealed",
        "Message.wrapped_for_reporter",
        "Note.sealed",
        "Notice.outgoing",
        "Notice.sealed",
        "NoticeEvent.sealed",
        "Referral.sealed_case_number",
        "ReferralMessage.sealed",
        "Report.reporter_key",
        "WrappedKey.wrapped",
    }


def test_a_destroyed_report_cannot_be_opened_or_taken_up_again(ended, analyst, at_desk):
    report = ended()
    actions.run()

    response = at_desk(analyst).get(reverse("reporting_desk:report", args=[report.pk]))

    assert response.status_code == 410
    with pytest.raises(WrongStep):
        closure.reopen(report, by=analyst)


def test_the_fact_row_stays_and_is_no_longer_tied_to_the_report(ended):
    ended()

    actions.run()

    fact = StatisticsFact.objects.get()
    assert (fact.report, fact.outcome, fact.verdict) == (None, "removed", "illegal")
    assert statistics.rebuild() == 0
    assert StatisticsFact.objects.count() == 1


def test_destroying_is_written_down_without_a_word_of_content(ended):
    report = ended()

    actions.run()

    entry = AuditEntry.objects.get(verb="report.shredded")
    assert (entry.subject_id, entry.actor) == (str(report.pk), "")
    assert entry.facts == {"outcome": "removed", "closed_on": str(report.closed_on)}


def test_the_code_of_a_destroyed_report_opens_nothing(ended, client):
    code = codes.new()
    ended(code=code)
    actions.run()

    response = client.post(reverse("reporting:code"), {"code": code})

    assert Report.objects.exclude(lookup=None).count() == 0
    assert response.status_code != 500


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"legal_hold": True}, "legal hold"),
        ({"unread": True}, "unread"),
        ({"state": "open"}, "reopened"),
        ({"closed_on": timezone.localdate()}, "too young"),
        ({"outcome": "unheard-of"}, "no rule"),
    ],
)
def test_what_is_not_free_to_go_stays(ended, changed, why):
    report = ended()
    Report.objects.filter(pk=report.pk).update(**changed)

    assert actions.run() == 0, why
    assert WrappedKey.objects.filter(report=report).exists()


@pytest.mark.parametrize("from_reporter", [True, False])
def test_nothing_goes_while_a_message_is_unread_by_either_side(ended, from_reporter):
    report = ended()
    message = Message.objects.create(report=report, number=1, from_reporter=from_reporter, read=False, sealed=b"x")

    assert actions.run() == 0
    Message.objects.filter(pk=message.pk).update(read=True)
    assert actions.run() == 1


def test_a_reporter_who_writes_to_a_closed_case_keeps_it(ended):
    report = ended()

    answer(report, "Jam këtu prapë.")

    assert actions.run() == 0
    assert Message.objects.filter(report=report).count() == 1


@pytest.mark.parametrize(
    ("state", "question", "gone"),
    [("sent", False, 0), ("acknowledged", False, 0), ("closed", True, 0), ("closed", False, 1), ("withdrawn", True, 1)],
)
def test_nothing_goes_while_an_authoritys_request_is_open(ended, state, question, gone):
    authority = Authority.objects.create(slug="prove", name_sq="Prova", name_en="Test")
    Referral.objects.create(report=ended(), authority=authority, state=state, question_open=question)

    assert actions.run() == gone


def test_days_are_a_rule_that_supervisors_change(ended):
    actions.write_rules()
    ended(days_ago=100)
    assert actions.run() == 0

    RetentionRule.objects.filter(outcome="removed").update(days=99)
    actions.write_rules()

    assert actions.run() == 1


def test_rule_is_not_deleted_even_by_a_superuser(login, db):
    actions.write_rules()
    rule = RetentionRule.objects.first()
    client = login(User.objects.create_superuser("rrenja", "rrenja@example.org", "x"))

    answer = client.post(reverse(rule.snippet_viewset.get_url_name("delete"), args=[rule.pk]), follow=True)

    assert RetentionRule.objects.filter(pk=rule.pk).exists()
    assert [str(message) for message in answer.context["messages"]] == [str(INSTEAD[RetentionRule])]


def test_the_day_itself_decides(ended):
    ended(outcome="spam", days_ago=29)

    assert actions.run() == 0
    assert actions.run(timezone.localdate() + dt.timedelta(days=1)) == 1


def test_looked_at_again_under_the_lock_a_held_report_stays(ended, supervisor):
    report = ended()
    assert list(actions.due(timezone.localdate())) == [report]

    actions.hold(report, by=supervisor)

    assert not actions.shred(report, today=timezone.localdate())


def test_files_that_a_killed_run_left_behind_go_with_the_next(ended, analyst):
    report = ended()
    attachment = full(report, analyst)
    Report.objects.filter(pk=report.pk).update(shredded_on=timezone.localdate())

    actions.run()

    assert store.files_of(attachment.pk) == []
    assert not Attachment.objects.exists()


def test_all_batches_are_gone_through(ended, monkeypatch):
    monkeypatch.setattr(actions, "BATCH", 2)
    for _ in range(5):
        ended()

    assert actions.run() == 5


def test_a_second_run_finds_nothing(ended):
    ended()
    actions.run()

    assert actions.run() == 0
    assert AuditEntry.objects.filter(verb="report.shredded").count() == 1


def test_hold_and_lift_are_written_down_once(ended, supervisor):
    report = ended()

    done = [
        actions.hold(report, by=supervisor),
        actions.hold(report, by=supervisor),
        actions.lift(report, by=supervisor),
    ]

    assert done == [True, False, True]
    verbs = AuditEntry.objects.filter(verb__startswith="report.hold").values_list("verb", "actor")
    assert sorted(verbs) == [("report.hold_lifted", "supervisor"), ("report.hold_set", "supervisor")]


def test_a_supervisor_may_stop_waiting_for_a_message_to_be_read(ended, supervisor):
    report = ended()
    Message.objects.create(report=report, number=1, from_reporter=False, read=False, sealed=b"x")

    assert actions.stop_waiting(report, by=supervisor)
    assert actions.run() == 1
    assert AuditEntry.objects.filter(verb="report.no_longer_waited_for", actor="supervisor").exists()


@property_settings(max_examples=60, deadline=None)
@given(st.integers(1, 4000), st.integers(1, 4000))
def test_the_warning_grows_with_the_period(days, more):
    assert retention.warning_days(days) >= retention.LEAST
    assert retention.warning_days(days + more) >= retention.warning_days(days)
    assert retention.warning_days(days) <= max(days, retention.LEAST)


def test_the_outlook_tells_tomorrow_and_the_coming_time(ended, supervisor):
    tomorrow, soon, later = (ended("removed", days_ago) for days_ago in (179, 155, 100))
    held = ended("removed", 179)
    actions.hold(held, by=supervisor)

    seen = retention.outlook(supervisor, timezone.localdate())

    assert (seen.tomorrow, seen.soon, seen.kept_back) == ([tomorrow], [soon], [held])
    assert seen.counts == {"tomorrow": 1, "soon": 1, "kept_back": 1}
    assert seen.tomorrow[0].goes_on == timezone.localdate() + dt.timedelta(days=1)
    assert len(seen.kept_back[0].because) == 1
    assert later not in seen.soon


def test_the_outlook_shows_nobody_what_they_may_not_see(ended, make_person):
    ended("removed", 179)

    seen = retention.outlook(make_person("supervisor", username="pa-celes"), timezone.localdate())

    assert seen.counts == {"tomorrow": 0, "soon": 0, "kept_back": 0}


def test_the_page_costs_the_same_for_one_report_and_for_three(ended, supervisor, login):
    client, url = login(supervisor), reverse("reporting_desk:retention")

    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    ended("removed", 179)
    client.get(url)
    one = queries()
    ended("removed", 179)
    ended("removed", 160)

    assert queries() == one


def test_the_page_names_what_goes_by_its_reference_alone(ended, supervisor, login):
    report = ended("removed", 179)

    page = login(supervisor).get(reverse("reporting_desk:retention"))

    assert html.texts(html.page(page), "tbody .title") == [report.reference]
    assert "faqe.example" not in page.content.decode()


def test_a_supervisor_sets_and_lifts_a_hold_and_an_analyst_may_not(ended, supervisor, analyst, login):
    report = ended("removed", 179)
    url = reverse("reporting_desk:hold", args=[report.pk])

    refused = login(analyst).post(url, {"hold": "1"})
    done = login(supervisor).post(url, {"hold": "1"})

    assert (refused.status_code, done.status_code) == (403, 302)
    assert Report.objects.get(pk=report.pk).legal_hold
    login(supervisor).post(url, {"hold": ""})
    assert not Report.objects.get(pk=report.pk).legal_hold


def test_a_supervisor_of_another_rubric_finds_no_such_report(ended, make_person, login):
    report = ended("removed", 179)

    response = login(make_person("supervisor", username="tjeter")).post(
        reverse("reporting_desk:hold", args=[report.pk]), {"hold": "1"}
    )

    assert response.status_code == 404
