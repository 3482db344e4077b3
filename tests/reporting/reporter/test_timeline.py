"""What the reporter sees of the way of a report: a child's words, days, no link, nothing of the desk's own doings."""

import datetime as dt

import pytest
from django.utils import timezone

from reporting.assessment.actions import verdicts
from reporting.cases.actions import assignment, closure
from reporting.enums import Outcome
from reporting.models import Authority, Notice, NoticeKind, Recheck, Recipient, Referral, Report
from reporting.notices.actions import removal
from reporting.reporter import actions
from reporting.reporter.timeline import timeline
from tests import html
from tests.factories import reporting as make

HOST = "njehost.example.net"
LATE = dt.datetime(2026, 3, 9, 23, 30, tzinfo=dt.UTC)  # in Tirana the next day has begun


def titles(report) -> list[str]:
    return [str(item["title"]) for item in timeline(Report.objects.get(pk=report.pk))]


@pytest.fixture
def taken(analyst, vault):
    report = make.report({"links": f"https://{HOST}/x"}, rubric=make.rubric())
    assignment.take(report, by=analyst)
    return report


@pytest.fixture
def noticed(taken):
    recipient = Recipient.objects.create(name=HOST, kind=NoticeKind.HOST, email=f"abuse@{HOST}")
    Notice.objects.create(
        report=taken, recipient=recipient, kind=NoticeKind.HOST, state="sent", sent_at=timezone.now(), sealed=b"x"
    )
    return taken


def test_new_report_has_arrived_and_waits_to_be_read(vault):
    states = [item["state"] for item in timeline(make.report())]

    assert states == ["done", "now", ""]


def test_second_look_is_not_told_to_the_reporter(analyst, taken):
    before = titles(taken)

    verdicts.assess(taken, by=analyst, verdict="harmful", drawn=True)

    assert titles(taken) == before


def test_notice_is_told_once_and_without_the_host(noticed):
    items = timeline(noticed)

    assert len(items) == 4
    assert items[2]["when"] == timezone.localdate()
    assert HOST not in str(items)


@pytest.mark.parametrize("state", ["queued", "bounced", "cancelled"])
def test_notice_that_did_not_arrive_is_not_told(noticed, state):
    Notice.objects.update(state=state)

    assert len(titles(noticed)) == 3


def test_referral_is_told_with_its_authority_until_it_is_withdrawn(taken):
    authority = Authority.objects.create(slug="policia", name_sq="Policia e Shtetit", name_en="State Police")
    referral = Referral.objects.create(report=taken, authority=authority)

    told = titles(taken)
    Referral.objects.filter(pk=referral.pk).update(state="withdrawn")

    assert sum("Policia e Shtetit" in title or "State Police" in title for title in told) == 1
    assert len(titles(taken)) == 3


def test_still_there_becomes_gone_on_its_day(analyst, noticed):
    Report.objects.filter(pk=noticed.pk).update(received_on=timezone.localdate() - dt.timedelta(days=4))
    Recheck.objects.create(report=noticed, result="online")
    still = timeline(Report.objects.get(pk=noticed.pk))

    removal.looked(noticed, by=analyst, result="gone")
    gone = timeline(Report.objects.get(pk=noticed.pk))

    assert (still[3]["state"], gone[3]["state"]) == ("now", "done")
    assert "5" in gone[3]["title"]
    assert gone[3]["when"] == timezone.localdate()


def test_days_are_those_of_tirana(noticed):
    authority = Authority.objects.create(slug="policia", name_sq="Policia e Shtetit", name_en="State Police")
    Referral.objects.create(report=noticed, authority=authority, at=LATE)
    Notice.objects.update(sent_at=LATE)
    Recheck.objects.create(report=noticed, result="online", at=LATE)

    days = [item["when"] for item in timeline(noticed)[2:5]]

    assert days == [dt.date(2026, 3, 10)] * 3


def test_last_look_that_saw_nothing_says_nothing(noticed):
    Recheck.objects.create(report=noticed, result="unknown")

    assert len(titles(noticed)) == 4


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_words(vault, outcome):
    report = make.report()
    Report.objects.filter(pk=report.pk).update(state="closed", outcome=outcome, closed_on=timezone.localdate())

    assert timeline(Report.objects.get(pk=report.pk))[-1]["text"]


def test_timeline_costs_three_queries(noticed, django_assert_num_queries):
    with django_assert_num_queries(3):
        timeline(noticed)


def test_reporter_answers_while_the_case_closes_and_it_opens_again(analyst, taken):
    """Either order ends in an open case with a message that nobody has read: no answer falls into a closed drawer."""
    verdicts.assess(taken, by=analyst, verdict="harmful")
    stale = Report.objects.get(pk=taken.pk)

    closure.close(taken, by=analyst, outcome="advice", text="fund")
    actions.answer(stale, "prit, ka edhe diçka")

    report = Report.objects.get(pk=taken.pk)
    assert (report.state, report.unread, report.messages.count()) == ("open", True, 2)


def test_case_that_closes_on_a_stale_page_shows_the_answer_that_came(at_desk, analyst, taken):
    from django.urls import reverse

    verdicts.assess(taken, by=analyst, verdict="harmful")
    client = at_desk(analyst)
    page = client.get(reverse("reporting_desk:report", args=[taken.pk]))
    seen = page.context["forms"]["close"].initial["seen"]
    actions.answer(taken, "prit, ka edhe diçka")
    url, typed = reverse("reporting_desk:close", args=[taken.pk]), {"outcome": "advice", "text": "fund"}

    answer = client.post(url, typed | {"seen": seen})
    still = Report.objects.get(pk=taken.pk)
    again = client.post(url, typed | {"seen": answer.context["forms"]["close"]["seen"].value()})

    assert (seen, answer.status_code, still.state, again.status_code) == (0, 409, "open", 302)
    shown = html.page(answer)
    assert html.value(shown.select_one(f'form[action="{url}"]'), "text") == "fund"
    assert html.texts(shown, ".desk-from-reporter .desk-text") == ["prit, ka edhe diçka"]
