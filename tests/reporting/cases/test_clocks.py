"""Clocks run in working time and never pause in danger; what is overdue is told to the supervisors once."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from core.models import AuditEntry, OutboxItem
from reporting.assessment.actions import verdicts
from reporting.cases import clocks, escalation, queue
from reporting.cases.actions import assignment, closure, messages
from reporting.cases.actions import clocks as clocks_actions
from reporting.enums import Clock
from reporting.models import Report
from tests.factories import notices
from tests.factories import reporting as make
from tests.worker import deliver_all

TIRANA = ZoneInfo("Europe/Tirane")
FRIDAY = dt.datetime(2026, 11, 6, 15, 0, tzinfo=TIRANA)
MONDAY = dt.datetime(2026, 11, 9, 15, 0, tzinfo=TIRANA)


@pytest.mark.parametrize(
    ("clock", "danger", "expected"),
    [
        (Clock.FIRST_LOOK, False, MONDAY),
        (Clock.FIRST_LOOK, True, FRIDAY + dt.timedelta(hours=2)),
        (Clock.ACTION, False, MONDAY),
        (Clock.FIRST_ACTION, False, MONDAY),
        (Clock.FIRST_ACTION, True, FRIDAY + dt.timedelta(hours=4)),
        (Clock.ACTION, True, FRIDAY + dt.timedelta(hours=4)),
        (Clock.NONE, True, None),
    ],
)
def test_clock_pauses_on_days_off_and_never_in_danger(clock, danger, expected):
    assert clocks.due(clock, FRIDAY, danger=danger) == expected


@pytest.mark.parametrize("act", [notices.notice, notices.referral])
def test_illegal_begins_the_clock_of_action_and_a_notice_or_a_referral_stops_it(analyst, make_person, report, act):
    notices.officer(make_person("officer"))
    assignment.take(report, by=analyst)
    assessed = verdicts.assess(report, by=analyst, verdict="illegal", drawn=False)

    act(report, analyst)

    acted = Report.objects.get(pk=report.pk)
    assert (assessed.due_for, acted.due_for) == ("action", "")
    assert assessed.due_at > timezone.now() + dt.timedelta(hours=23)
    assert acted.due_at is None


def danger_that_came(hours_ago):
    """A child in danger: the report's id, with the full hour of its arrival."""
    arrived = timezone.now().replace(minute=0, second=0, microsecond=0) - dt.timedelta(hours=hours_ago)
    report = make.report({"story": "deri nesër"}, rubric=make.rubric(), danger=True)
    Report.objects.filter(pk=report.pk).update(arrived_at=arrived)
    return report, arrived


def test_taking_a_report_begins_the_clock_of_the_first_action(analyst, report):
    taken = assignment.take(report, by=analyst)

    assert taken.due_for == "first"
    assert taken.due_at > timezone.now() + dt.timedelta(hours=23)


def test_in_danger_the_first_action_is_owed_four_hours_after_the_arrival(vault, analyst):
    report, arrived = danger_that_came(hours_ago=1)

    taken = assignment.take(report, by=analyst)

    assert (taken.due_at, taken.due_for, taken.arrived_at) == (arrived + dt.timedelta(hours=4), "first", None)


@pytest.mark.parametrize("verdict", ["illegal", "harmful", "not_illegal"])
def test_in_danger_no_verdict_stops_the_clock_of_a_child_who_has_heard_nothing(vault, analyst, verdict):
    report, arrived = danger_that_came(hours_ago=1)
    assignment.take(report, by=analyst)

    assessed = verdicts.assess(report, by=analyst, verdict=verdict, drawn=False)

    assert (assessed.due_at, assessed.due_for) == (arrived + dt.timedelta(hours=4), "first")


@pytest.mark.parametrize(("verdict", "owed"), [("illegal", "action"), ("harmful", "")])
def test_an_answer_is_the_first_action_and_takes_nothing_illegal_down(vault, analyst, verdict, owed):
    report, _ = danger_that_came(hours_ago=1)
    assignment.take(report, by=analyst)
    verdicts.assess(report, by=analyst, verdict=verdict, drawn=False)

    messages.write(report, by=analyst, text="Je e sigurt tani?")

    answered = Report.objects.get(pk=report.pk)
    assert answered.due_for == owed
    assert (answered.due_at is None) == (not owed)


@pytest.mark.parametrize("verdict", ["harmful", "not_illegal", "not_found"])
def test_other_verdicts_owe_nothing_within_hours(analyst, report, verdict):
    assignment.take(report, by=analyst)

    assert verdicts.assess(report, by=analyst, verdict=verdict).due_at is None


def test_closing_ends_clock_and_reminder(analyst, report):
    assignment.take(report, by=analyst)
    verdicts.assess(report, by=analyst, verdict="illegal")
    clocks_actions.follow_up(report, by=analyst, day=timezone.localdate() + dt.timedelta(days=3))

    closed = closure.close(report, by=analyst, outcome="no_action")

    assert (closed.due_at, closed.follow_up_at) == (None, None)


def test_reminder_is_set_by_hand_and_comes_up_on_its_day(at_desk, analyst, report):
    assignment.take(report, by=analyst)
    client, today = at_desk(analyst), timezone.localdate()
    url = reverse("reporting_desk:follow_up", args=[report.pk])

    later = client.post(url, {"day": (today + dt.timedelta(days=2)).isoformat()})
    before = list(queue.tab("follow_up", analyst))
    client.post(url, {"day": today.isoformat()})
    Report.objects.filter(pk=report.pk).update(follow_up_at=timezone.now())

    assert (later.status_code, before) == (302, [])
    assert list(queue.tab("follow_up", analyst)) == [report]


@pytest.mark.parametrize("day", ["2020-01-01", "9999-12-31", "nesër"])
def test_reminder_on_a_day_that_makes_no_sense_is_refused(at_desk, analyst, report, day):
    assignment.take(report, by=analyst)

    answer = at_desk(analyst).post(reverse("reporting_desk:follow_up", args=[report.pk]), {"day": day})

    assert answer.status_code == 422
    assert Report.objects.get(pk=report.pk).follow_up_at is None


def late(report):
    Report.objects.filter(pk=report.pk).update(due_at=timezone.now() - dt.timedelta(hours=1))
    return report


def test_overdue_goes_to_the_supervisors_of_the_rubric_once(make_person, supervisor, analyst, report):
    other = make_person("supervisor", "tjeter_rubrike")
    make.give_rubric("gjuhe-urrejtjeje", analyst, other)
    late(report)

    told = [escalation.run(timezone.now()) for _ in range(2)]
    deliver_all()

    assert told == [1, 0]
    assert [message.to for message in mail.outbox if "vonesë" in message.subject] == [[supervisor.email]]
    assert all("/admin/raporto/" in message.body for message in mail.outbox)
    assert OutboxItem.objects.count() == 0
    assert AuditEntry.objects.filter(verb="report.escalated", subject_id=str(report.pk)).count() == 1


def test_supervisor_of_another_rubric_is_not_told(make_person, supervisor, analyst, report):
    other = make_person("supervisor", "tjeter_rubrike")
    make.give_rubric("gjuhe-urrejtjeje", analyst, other)
    late(report)

    escalation.run(timezone.now())

    waiting = set(OutboxItem.objects.filter(kind="reporting.mail_overdue").values_list("target", flat=True))
    assert waiting == {str(supervisor.pk)}


def test_mail_about_overdue_work_says_nothing_of_it(supervisor, vault):
    report = late(make.report({"story": "kanarinahistori"}, rubric=make.rubric(), danger=True))
    mail.outbox.clear()

    escalation.run(timezone.now())
    deliver_all()

    text = "\n".join(message.message().as_string() for message in mail.outbox)
    assert text
    for word in ("kanarinahistori", report.reference, str(report.pk), report.rubric.name, report.rubric.slug):
        assert word not in text


def test_new_clock_may_be_told_again(analyst, supervisor, report):
    late(report)
    escalation.run(timezone.now())
    assignment.take(report, by=analyst)
    verdicts.assess(report, by=analyst, verdict="illegal")
    late(report)

    assert escalation.run(timezone.now()) == 1


def test_nobody_of_the_rubric_then_every_supervisor(make_person, analyst, report, supervisor):
    from reporting.models import VaultKey

    VaultKey.objects.filter(holder__user=supervisor).delete()

    assert list(escalation.supervisors_of("bullizem-dhune")) == [supervisor]


def test_closed_reports_are_never_escalated(report):
    late(report)
    Report.objects.filter(pk=report.pk).update(state="closed")

    assert escalation.run(timezone.now()) == 0


def test_danger_that_is_new_shows_both_clocks_on_the_report_and_in_the_queue(at_desk, vault, analyst):
    report, arrived = danger_that_came(hours_ago=1)
    client = at_desk(analyst)

    Report.objects.update(due_at=arrived + dt.timedelta(hours=2))
    pages = [
        client.get(reverse("reporting_desk:report", args=[report.pk])),
        client.get(reverse("reporting_desk:queue")),
    ]

    for page in pages:
        for hours in (2, 4):
            due = timezone.localtime(arrived + dt.timedelta(hours=hours))
            assert f"{due:%H:%M}" in page.content.decode()


def test_taken_danger_shows_the_clock_of_the_first_action_alone(vault, analyst):
    report, arrived = danger_that_came(hours_ago=1)

    taken = assignment.take(report, by=analyst)

    assert [(each.clock, each.due_at) for each in clocks.running(taken)] == [("first", arrived + dt.timedelta(hours=4))]


def test_danger_that_nobody_looks_at_is_escalated_at_both_clocks_and_no_more(vault, supervisor):
    report, arrived = danger_that_came(hours_ago=0)
    Report.objects.filter(pk=report.pk).update(due_at=arrived + dt.timedelta(hours=2))

    told = [escalation.run(arrived + dt.timedelta(hours=hours)) for hours in (1, 2.1, 3, 4.1, 5)]

    assert told == [0, 1, 0, 1, 0]
    entries = AuditEntry.objects.filter(verb="report.escalated").order_by("pk")
    assert [entry.facts["due_for"] for entry in entries] == ["look", "first"]


def test_reopened_case_owes_an_action_again(analyst, report):
    assignment.take(report, by=analyst)
    verdicts.assess(report, by=analyst, verdict="harmful", drawn=False)
    closure.close(report, by=analyst, outcome="no_action")

    assert closure.reopen(report, by=analyst).due_for == "first"
