"""Never look twice: an earlier verdict on the same link is told, and applied, without opening anything."""

import datetime as dt

import pytest
from django.urls import reverse

from core.models import AuditEntry
from reporting.assessment import prior_verdicts
from reporting.assessment.actions import verdicts
from reporting.cases.actions import assignment, closure
from reporting.cases.rules import NotAllowed
from reporting.models import Assessment, LinkMark, Report
from reporting.notices.actions import removal
from tests import html
from tests.factories import notices as make_notices
from tests.factories import reporting as make

LINK = "https://njohur.example.org/a?utm_source=x"
SAME = "HTTP://www.njohur.example.org:80/a"
TERMS = {"site": {"version": "1", "terms": ["forum"]}}


def judged(by, verdict="illegal", outcome="no_action", answers=None, **facts):
    report = make.report(answers or {"links": LINK}, **{"rubric": make.rubric()} | facts)
    assignment.take(report, by=by)
    verdicts.assess(report, by=by, verdict=verdict, terms=TERMS)
    if outcome == "removed":
        removal.looked(report, by=by, result="gone")
    if outcome == "police":
        make_notices.referral(report, by)
    if outcome:
        closure.close(report, by=by, outcome=outcome)
    return Report.objects.get(pk=report.pk)


def again(link=SAME, **facts):
    return make.report({"links": link}, **{"rubric": make.rubric()} | facts)


def row(client):
    return client.get(reverse("reporting_desk:queue")).context["rows"][0]


def apply(client, report):
    return client.post(reverse("reporting_desk:apply_prior_verdict", args=[report.pk]))


def test_marks_are_kept_at_intake_and_hold_no_word(vault):
    report = make.report({"links": LINK, "story": "edhe te https://tjetri.example/x dhe prapë " + LINK})

    marks = LinkMark.objects.filter(report=report)

    assert marks.count() == 2
    assert all(len(mark.link) == len(mark.host) == 64 for mark in marks)


def test_queue_and_locked_page_say_it_was_seen_before(login, analyst, vault):
    first, report = judged(analyst), again()
    client = login(analyst)

    seen = row(client).seen
    locked = client.get(reverse("reporting_desk:report", args=[report.pk]))

    assert (seen.report_id, seen.verdict, seen.all_judged) == (first.pk, "illegal", True)
    assert locked.context["seen"].verdict == "illegal"
    (offer,) = html.page(locked).select(".desk-prior-verdict")
    assert offer.form["action"] == reverse("reporting_desk:apply_prior_verdict", args=[report.pk])
    assert "njohur.example" not in locked.content.decode()


def test_day_of_a_verdict_is_that_of_tirana(analyst, vault):
    Assessment.objects.filter(report=judged(analyst)).update(at=dt.datetime(2026, 3, 9, 23, 30, tzinfo=dt.UTC))
    report = again()

    seen = prior_verdicts.seen_before([report], analyst)[report.pk]

    assert seen.day == dt.date(2026, 3, 10)


def test_one_press_with_a_locked_key_applies_and_closes(login, other_analyst, analyst, vault):
    first, report = judged(analyst), again()

    answer = apply(login(other_analyst), report)

    report.refresh_from_db()
    assert answer.status_code == 302
    assert (report.state, report.verdict, report.outcome) == ("closed", "illegal", "no_action")
    assert (report.prior_report, report.analyst) == (first, other_analyst)
    assessment = Assessment.objects.get(report=report)
    assert (assessment.from_prior_verdict, assessment.terms, assessment.analyst) == (True, TERMS, other_analyst)
    verbs = set(AuditEntry.objects.filter(subject_id=str(report.pk)).values_list("verb", flat=True))
    assert verbs >= {"report.taken", "report.prior_verdict_applied", "report.closed"}
    assert not verbs & {"report.opened"}


def test_what_was_done_about_the_earlier_one_is_not_counted_twice(login, make_person, analyst, vault):
    make_notices.officer(make_person("officer"))
    first, report = judged(analyst, outcome="police"), again()

    apply(login(analyst), report)

    report.refresh_from_db()
    assert (report.state, report.outcome, report.duplicate_of) == ("closed", "duplicate", first)


@pytest.mark.parametrize("outcome", ["removed", None])
def test_what_is_there_again_or_still_handled_goes_on(login, analyst, vault, outcome):
    judged(analyst, outcome=outcome)
    report = again()

    apply(login(analyst), report)

    report.refresh_from_db()
    assert (report.state, report.verdict, report.due_for, report.analyst) == ("open", "illegal", "action", analyst)


def test_views_avoided_are_counted_and_shown(login, analyst, vault):
    judged(analyst)
    client = login(analyst)
    for _ in range(2):
        apply(client, again())

    assert prior_verdicts.views_avoided(analyst) == 2
    assert client.get(reverse("reporting_desk:queue")).context["views_avoided"] == 2


@pytest.mark.parametrize(
    "facts",
    [
        {"danger": True},
        {"door": "me"},
        {"door": "threat"},
        {"facts": {"live_contact": "yes"}},
    ],
)
def test_where_somebody_may_be_in_danger_a_person_looks(login, analyst, vault, facts):
    judged(analyst)
    report = again(**facts)
    client = login(analyst)

    answer = apply(client, report)

    assert answer.status_code == 409
    assert row(client).seen.verdict == "illegal"
    assert not row(client).seen_fits
    assert Report.objects.get(pk=report.pk).state == "new"


def test_one_new_link_among_judged_ones_must_be_looked_at(analyst, vault):
    judged(analyst)
    report = again(f"{SAME} https://e-re.example/x")

    seen = prior_verdicts.seen_before([report], analyst)[report.pk]

    assert (seen.links, seen.judged, seen.all_judged) == (2, 1, False)
    with pytest.raises(NotAllowed):
        verdicts.apply_prior_verdict(report, by=analyst)


def test_different_verdicts_on_the_links_are_not_applied(analyst, vault):
    judged(analyst)
    judged(analyst, verdict="harmful", outcome="no_action", answers={"links": "https://tjeter.example/y"})
    report = again(f"{SAME} https://tjeter.example/y")

    assert not prior_verdicts.may_be_applied(report, prior_verdicts.seen_before([report], analyst)[report.pk])


def test_not_found_is_told_but_never_applied(login, analyst, vault):
    judged(analyst, verdict="not_found", outcome="no_action")
    again()
    client = login(analyst)

    assert row(client).seen.verdict == "not_found"
    assert not row(client).seen_fits


def test_another_link_of_the_same_host_has_no_prior_verdict(analyst, vault):
    judged(analyst)

    assert prior_verdicts.seen_before([again("https://njohur.example.org/b")], analyst) == {}


def test_verdicts_of_a_rubric_without_ones_key_are_not_told(login, make_person, analyst, vault):
    from reporting.models import VaultKey

    judged(analyst, rubric=make.rubric("gjuhe-urrejtjeje"))
    report = again()
    narrow = make_person("analyst", "i_ngushte")
    make.give_rubric("bullizem-dhune", analyst, narrow)

    assert prior_verdicts.seen_before([report], narrow) == {}
    assert prior_verdicts.seen_before([report], analyst)
    assert VaultKey.objects.filter(holder__user=narrow).count() == 1


def test_verdict_of_a_report_one_stepped_back_from_is_not_told(analyst, other_analyst, vault):
    first, report = judged(analyst), again()

    assignment.recuse(first, by=other_analyst)

    assert prior_verdicts.seen_before([report], other_analyst) == {}


def test_prior_verdict_is_not_applied_twice(login, analyst, vault):
    judged(analyst, outcome=None)
    report = again()
    client = login(analyst)

    statuses = [apply(client, report).status_code for _ in range(2)]

    assert statuses == [302, 409]
    assert Assessment.objects.filter(report=report).count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_prior_verdicts_cost_the_same_for_any_number_of_rows(analyst, vault, django_assert_num_queries, count):
    judged(analyst)
    reports = [again() for _ in range(count)]

    with django_assert_num_queries(5):
        assert len(prior_verdicts.seen_before(reports, analyst)) == count
