"""The statistics store: facts without content, the same however often they are rebuilt."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.figures.registry import Period
from core.models import Region
from reporting.assessment.actions import verdicts
from reporting.cases import escalation
from reporting.cases.actions import assignment, closure, messages
from reporting.figures import dashboard, quarter
from reporting.figures.actions import statistics
from reporting.models import Assessment, Recipient, Report, StatisticsFact
from reporting.notices.actions import removal
from tests.factories import reporting as make

CANARY = "kanarina që nuk duhet të dalë kurrë"


@pytest.fixture
def closed(report, analyst):
    """A report that was looked at, found illegal and closed."""
    assignment.take(report, by=analyst)
    verdicts.assess(report, by=analyst, verdict="illegal", drawn=False)
    removal.looked(report, by=analyst, result="gone")
    return closure.close(report, by=analyst, outcome="removed")


def test_a_report_has_no_facts_until_somebody_looks(report):
    assert not StatisticsFact.objects.exists()


def test_the_first_look_is_noted_in_a_bucket_of_hours(report, analyst):
    Report.objects.filter(pk=report.pk).update(arrived_at=timezone.now() - dt.timedelta(hours=9))

    assignment.take(report, by=analyst)

    fact = StatisticsFact.objects.get()
    assert (fact.look_hours, fact.report_id) == (12, report.pk)
    assert Report.objects.get().arrived_at is None


def test_a_later_look_or_a_rebuild_does_not_change_the_first(report, analyst):
    Report.objects.filter(pk=report.pk).update(arrived_at=timezone.now() - dt.timedelta(hours=3))
    assignment.take(report, by=analyst)
    Report.objects.filter(pk=report.pk).update(arrived_at=timezone.now() - dt.timedelta(hours=90))

    statistics.looked(Report.objects.get())
    statistics.rebuild()

    assert StatisticsFact.objects.get().look_hours == 4


def test_a_case_that_ends_has_its_facts_at_once(closed):
    fact = StatisticsFact.objects.get()

    assert (fact.verdict, fact.outcome, fact.rubric, fact.month) == (
        "illegal",
        "removed",
        "bullizem-dhune",
        timezone.localdate().replace(day=1),
    )


def test_rebuilding_takes_over_what_the_desk_found(closed):
    region = Region.objects.first()
    Report.objects.update(
        received_on=dt.date(2026, 5, 30),
        removed_on=dt.date(2026, 6, 2),
        host_country="NL",
        region=region,
        age_band="10-13",
    )
    first = Assessment.objects.get()
    Assessment.objects.create(report=closed, round=2, verdict="harmful", at=first.at + dt.timedelta(hours=1))
    recipient = Recipient.objects.create(name="Host", kind="host", email="abuse@host.example")
    closed.notices.create(recipient=recipient, kind="host", sealed=b"", at=first.at + dt.timedelta(hours=5))

    assert statistics.rebuild() == 1

    fact = StatisticsFact.objects.get()
    assert (fact.month, fact.removal_days, fact.host_country) == (dt.date(2026, 5, 1), 3, "NL")
    assert (fact.region, fact.age_band, fact.notice_hours) == (region.slug, "10-13", 8)
    assert (fact.first_verdict, fact.second_verdict) == ("illegal", "harmful")


def test_that_two_people_differed_stays_when_it_is_settled():
    at = timezone.now()
    rows = [Assessment(round=round_, verdict=verdict, at=at) for round_, verdict in
            ((1, "not_illegal"), (2, "illegal"), (3, "illegal"), (1, "illegal"))]  # fmt: skip

    assert statistics.verdicts(rows) == ("not_illegal", "illegal")
    assert statistics.verdicts(rows[:1]) == ("not_illegal", "")
    assert statistics.verdicts([]) == ("", "")


def test_rebuilding_twice_changes_nothing(closed):
    statistics.rebuild()
    before = list(StatisticsFact.objects.values())

    statistics.rebuild()

    assert list(StatisticsFact.objects.values()) == before


def test_rebuilding_asks_the_same_number_of_questions_for_one_report_and_for_three(report):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            statistics.rebuild()
        return len(asked)

    one = queries()
    make.report()
    make.report()

    assert queries() == one
    assert StatisticsFact.objects.count() == 3


def test_rebuilding_goes_through_all_batches(vault, monkeypatch):
    monkeypatch.setattr(statistics, "BATCH", 2)
    for _ in range(5):
        make.report()

    assert statistics.rebuild() == 5
    assert StatisticsFact.objects.count() == 5


def test_facts_hold_no_word_of_a_report(vault, analyst):
    report = make.report({"links": f"https://faqe.example/{CANARY}", "story": CANARY})
    assignment.take(report, by=analyst)

    statistics.rebuild()

    assert CANARY not in str(list(StatisticsFact.objects.values()))
    assert "faqe.example" not in str(list(StatisticsFact.objects.values()))


@pytest.mark.parametrize(("minutes", "hours"), [(-5, 1), (0, 1), (60, 1), (61, 2), (60 * 25, 48), (60 * 24 * 90, 720)])
def test_hours_are_kept_in_buckets(minutes, hours):
    assert statistics.bucket(dt.timedelta(minutes=minutes)) == hours


def in_time() -> tuple:
    fact = StatisticsFact.objects.get()
    return fact.look_in_time, fact.action_in_time


def test_look_and_first_action_in_time_are_noted_and_stay(report, analyst):
    assignment.take(report, by=analyst)
    noted = [in_time()]

    messages.write(report, by=analyst, text="Jemi këtu.")
    Report.objects.update(due_at=timezone.now() - dt.timedelta(days=1), due_for="action")
    statistics.rebuild()
    statistics.acted(Report.objects.get())

    assert [*noted, in_time()] == [(True, None), (True, True)]


def test_what_is_overdue_counts_as_late_before_it_is_done(report, analyst, supervisor):
    Report.objects.update(due_at=timezone.now() - dt.timedelta(hours=1))
    escalation.run(timezone.now())
    noted = [in_time()]

    assignment.take(report, by=analyst)
    Report.objects.update(due_at=timezone.now() - dt.timedelta(hours=1))
    messages.write(report, by=analyst, text="Jemi këtu.")

    assert [*noted, in_time()] == [(False, None), (False, False)]


def test_desk_sees_the_share_that_was_done_in_time(vault, supervisor):
    month = timezone.localdate().replace(day=1)
    facts = [(True, True), (True, True), (True, False), (False, True)]
    for danger, kept in facts:
        StatisticsFact.objects.create(month=month, rubric="bullizem-dhune", danger=danger, look_in_time=kept)

    lines = dashboard.dashboard(supervisor, timezone.localdate()).in_time

    assert [line[2:] for line in lines] == [["3", "67 %"], ["1", "100 %"], ["0", "–"], ["0", "–"]]


@pytest.mark.parametrize(("cases", "told"), [(19, None), (20, 95)])
def test_public_share_of_danger_in_time_needs_twenty_cases(db, cases, told):
    for number in range(cases):
        StatisticsFact.objects.create(month=dt.date(2026, 5, 1), danger=True, look_in_time=number > 0)

    assert quarter.quarter(Period.of_months(2026, 4, 3))["in_time"]["look"] == told
