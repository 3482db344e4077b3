"""In whose hands a report is: handing over, stepping back, putting back, a group of spam closed by one decision."""

import threading

import pytest
from django.db import connections
from django.urls import reverse

from core.models import AuditEntry
from core.states import WrongStep
from reporting.cases import queries
from reporting.cases.actions import assignment, closure
from reporting.cases.rules import NotAllowed
from reporting.models import Recusal, Report
from reporting.reporter.actions import answer
from tests import html
from tests.factories import reporting as make


def post(client, step, report, **data):
    return client.post(reverse(f"reporting_desk:{step}", args=[report.pk]), data)


def trail_of(report):
    return list(queries.trail(report).values_list("verb", "actor").order_by("id"))


def test_handing_over_stands_in_the_trail_that_both_see(login, at_desk, analyst, other_analyst, report):
    assignment.take(report, by=analyst)

    answer = post(login(analyst), "hand_over", report, to=other_analyst.pk)

    report.refresh_from_db()
    assert (answer.status_code, report.analyst) == (302, other_analyst)
    for person in (analyst, other_analyst):
        page = html.page(at_desk(person).get(reverse("reporting_desk:report", args=[report.pk])))
        assert any("other_analyst" in line for line in html.texts(page, ".desk-trail li"))
        assert "report.handed_over" in [verb for verb, _ in trail_of(report)]


def test_analyst_hands_over_only_what_is_theirs(login, analyst, other_analyst, supervisor, report):
    new = post(login(analyst), "hand_over", report, to=other_analyst.pk)
    assignment.take(report, by=other_analyst)
    others = post(login(analyst), "hand_over", report, to=supervisor.pk)

    assert (new.status_code, others.status_code) == (403, 403)
    assert Report.objects.get(pk=report.pk).analyst == other_analyst


def test_supervisor_assigns_a_new_report_and_its_clock_goes_on(login, supervisor, other_analyst, report):
    before = report.due_at

    answer = post(login(supervisor), "hand_over", report, to=other_analyst.pk)

    report.refresh_from_db()
    assert (answer.status_code, report.state, report.analyst, report.due_at) == (302, "open", other_analyst, before)


def test_first_look_of_an_assigned_report_is_its_opening(at_desk, supervisor, other_analyst, report):
    assignment.hand_over(report, by=supervisor, to=other_analyst)

    at_desk(other_analyst).get(reverse("reporting_desk:report", args=[report.pk]))

    report.refresh_from_db()
    assert (report.due_for, report.arrived_at) == ("first", None)


def test_report_is_not_handed_to_somebody_without_the_key(make_person, analyst, report):
    stranger = make_person("analyst", "pa_celes")
    assignment.take(report, by=analyst)

    with pytest.raises(NotAllowed):
        assignment.hand_over(report, by=analyst, to=stranger)

    assert Report.objects.get(pk=report.pk).analyst == analyst


def test_stepping_back_takes_the_report_out_of_sight_at_once(login, analyst, other_analyst, report):
    assignment.take(report, by=analyst)
    client = login(analyst)

    answer = post(client, "recuse", report, sure="on")

    report.refresh_from_db()
    queue = client.get(reverse("reporting_desk:queue"), {"tab": "all"})
    assert (answer.status_code, report.state, report.analyst) == (302, "new", None)
    assert queue.context["rows"] == []
    assert {tab["count"] for tab in queue.context["tabs"]} == {"0"}
    assert client.get(reverse("reporting_desk:report", args=[report.pk])).status_code == 404
    assert post(client, "take", report).status_code == 404
    assert len(login(other_analyst).get(reverse("reporting_desk:queue")).context["rows"]) == 1


def test_locked_page_offers_what_needs_no_key(login, analyst, supervisor, report):
    url = reverse("reporting_desk:report", args=[report.pk])

    shown = {person.username: login(person).get(url) for person in (analyst, supervisor)}

    assert set(shown["analyst"].context["forms"]) == {"recuse"}
    assert set(shown["supervisor"].context["forms"]) == {"recuse", "hand_over"}
    step_back = reverse("reporting_desk:recuse", args=[report.pk])
    assert [form["action"] for form in html.page(shown["analyst"]).select(".desk-step form")] == [step_back]


def test_stepping_back_needs_the_tick(login, analyst, report):
    assert post(login(analyst), "recuse", report).status_code == 422
    assert not Recusal.objects.exists()


def test_last_one_who_can_open_it_cannot_step_back(analyst, other_analyst, supervisor, report):
    assignment.recuse(report, by=analyst)
    assignment.recuse(report, by=supervisor)

    with pytest.raises(NotAllowed):
        assignment.recuse(report, by=other_analyst)

    assert Recusal.objects.count() == 2


def test_report_cannot_be_handed_to_who_stepped_back(analyst, other_analyst, report):
    assignment.recuse(report, by=other_analyst)
    assignment.take(report, by=analyst)

    with pytest.raises(NotAllowed):
        assignment.hand_over(report, by=analyst, to=other_analyst)

    assert Report.objects.get(pk=report.pk).analyst == analyst


def test_released_report_gets_a_clock_again(analyst, report):
    assignment.take(report, by=analyst)
    taken = Report.objects.get(pk=report.pk)

    assignment.release(report, by=analyst)

    report.refresh_from_db()
    assert taken.due_for == "first"
    assert report.due_for == "look"
    assert report.due_at is not None


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_at_once_one_wins(analyst, other_analyst, report):
    results = []

    def take(person):
        try:
            assignment.take(report, by=person)
            results.append(person.pk)
        except Exception as error:
            results.append(type(error).__name__)
        connections.close_all()

    threads = [threading.Thread(target=take, args=[person]) for person in (analyst, other_analyst)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    winner = Report.objects.get(pk=report.pk).analyst_id
    assert winner in results
    assert sum(isinstance(result, int) for result in results) == 1
    assert AuditEntry.objects.filter(verb="report.taken").count() == 1


# --- bulk dismissal ------------------------------------------------------------------------------------------------
BULK_DISMISSAL = "/admin/raporto/mbyll-spam/"


def test_bulk_dismissal_is_shown_once_more_before_it_is_closed(login, analyst, vault):
    reports = [make.report() for _ in range(3)]
    client = login(analyst)
    chosen = [str(report.pk) for report in reports[:2]]

    asked = client.post(BULK_DISMISSAL, {"report": chosen})
    before = Report.objects.closed().count()
    done = client.post(BULK_DISMISSAL, {"report": chosen, "sure": "1"})

    assert (asked.status_code, len(asked.context["rows"]), before) == (200, 2, 0)
    assert done.status_code == 302
    assert set(Report.objects.closed().values_list("pk", "outcome")) == {(r.pk, "spam") for r in reports[:2]}


def test_each_report_of_a_bulk_dismissal_has_its_own_entry(analyst, vault):
    reports = [make.report() for _ in range(3)]

    assert closure.dismiss(reports, by=analyst) == (3, 0)

    entries = AuditEntry.objects.filter(verb="report.dismissed", actor_id=analyst.pk)
    assert {entry.subject_id for entry in entries} == {str(report.pk) for report in reports}
    assert len({entry.facts["group"] for entry in entries}) == 1


def test_bulk_dismissal_leaves_out_danger_and_what_others_have_taken(login, analyst, other_analyst, vault):
    danger, taken, spam = make.report(danger=True), make.report(), make.report()
    assignment.take(taken, by=other_analyst)

    login(analyst).post(BULK_DISMISSAL, {"report": [str(r.pk) for r in (danger, taken, spam)], "sure": "1"})

    assert list(Report.objects.closed()) == [spam]


@pytest.mark.parametrize("sent", [[], ["x"], ["00000000-0000-4000-8000-000000000000"], ["' or 1"] * 60])
def test_bulk_dismissal_of_nothing_closes_nothing(login, analyst, report, sent):
    assert login(analyst).post(BULK_DISMISSAL, {"report": sent, "sure": "1"}).status_code == 302
    assert Report.objects.closed().count() == 0


def test_dismissed_report_opens_again_when_its_reporter_writes(analyst, report):

    closure.dismiss([report], by=analyst)

    answer(report, "Nuk ishte shaka")

    assert Report.objects.get(pk=report.pk).state == "open"


def test_step_in_the_wrong_state_is_refused(analyst, other_analyst, report):
    Report.objects.filter(pk=report.pk).update(state="closed")

    with pytest.raises(WrongStep):
        assignment.hand_over(report, by=analyst, to=other_analyst)
