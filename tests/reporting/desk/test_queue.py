"""The queue shows facts, costs the same for one report and for many, and never shows a word."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting.assessment.actions import verdicts
from reporting.cases import queue
from reporting.cases.actions import assignment, clocks, closure, messages
from reporting.desk import queries
from reporting.models import Report
from reporting.reporter.actions import answer
from tests import html
from tests.factories import reporting as make

QUERIES = 33


def get(client, **query):
    return client.get(reverse("reporting_desk:queue"), query)


def shown(response) -> set[str]:
    return {row.reference for row in response.context["rows"]}


@pytest.fixture
def client(login, analyst, vault):
    return login(analyst)


@pytest.mark.parametrize("count", [1, 3])
def test_queue_costs_the_same_for_any_number_of_rows(client, django_assert_num_queries, count):
    for _ in range(count):
        make.report(rubric=make.rubric(), category=make.rubric().categories.first())
    get(client)

    with django_assert_num_queries(QUERIES):
        response = get(client, tab="all")

    assert len(response.context["rows"]) == count


def test_queue_works_locked_and_shows_nothing_that_was_written(client):
    make.report({"links": "https://kanarina.example", "story": "kanarina"}, rubric=make.rubric())

    response = get(client)

    assert response.status_code == 200
    assert "kanarina" not in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_tabs_hold_what_their_names_say(client, analyst, other_analyst):
    new, mine, waiting, closed, late, danger, second = (make.report(danger=n == 5) for n in range(7))
    assignment.take(mine, by=analyst)
    clocks.follow_up(mine, by=analyst, day=timezone.localdate() - dt.timedelta(days=1))
    assignment.take(waiting, by=other_analyst)
    messages.write(waiting, by=other_analyst, text="?", ask=True)
    assignment.take(closed, by=analyst)
    verdicts.assess(closed, by=analyst, verdict="harmful")
    closure.close(closed, by=analyst, outcome="no_action")
    assignment.take(second, by=other_analyst)
    verdicts.assess(second, by=other_analyst, verdict="harmful", drawn=True)
    Report.objects.filter(pk=late.pk).update(due_at=timezone.now() - dt.timedelta(days=1))

    tabs = {name: shown(get(client, tab=name)) for name in queue.TABS}

    everything = (new, mine, waiting, closed, late, danger, second)
    assert tabs == {
        "new": {new.reference, late.reference, danger.reference},
        "danger": {danger.reference},
        "mine": {mine.reference},
        "waiting": {waiting.reference},
        "second": {second.reference},
        "follow_up": {mine.reference},
        "overdue": {late.reference},
        "all": {report.reference for report in everything},
        "closed": {closed.reference},
    }
    counts = {tab["name"]: tab["count"] for tab in get(client).context["tabs"]}
    assert counts == {name: str(len(rows)) for name, rows in tabs.items()}


def test_danger_comes_first_then_what_is_due(client):
    later = make.report(rubric=make.rubric("gjuhe-urrejtjeje"))
    sooner = make.report(rubric=make.rubric("dhune-seksuale"))
    danger = make.report(danger=True)

    rows = get(client).context["rows"]

    assert [row.pk for row in rows] == [danger.pk, sooner.pk, later.pk]


def test_filters_narrow_in_either_language_of_the_rubric(client):
    albanian, english = make.rubric(), make.rubric(language="en")
    one, two = make.report(rubric=albanian), make.report(rubric=english, language="en")
    make.report(rubric=make.rubric("gjuhe-urrejtjeje"), danger=True)

    by_rubric = shown(get(client, rubric=albanian.pk))
    by_language = shown(get(client, language="en"))
    by_danger = get(client, danger="1").context["rows"]

    assert by_rubric == {one.reference, two.reference}
    assert by_language == {two.reference}
    assert [row.danger for row in by_danger] == [True]


def test_category_filter_narrows(client):
    rubric = make.rubric()
    first, second = rubric.categories.all()[:2]
    one = make.report(rubric=rubric, category=first)
    make.report(rubric=rubric, category=second)

    assert shown(get(client, category=first.pk)) == {one.reference}


@pytest.mark.parametrize(
    "query",
    [
        {"tab": "x"},
        {"page": "0"},
        {"page": "-1"},
        {"page": "9" * 40},
        {"page": "x"},
        {"rubric": "x"},
        {"rubric": "999999"},
        {"danger": "maybe"},
        {"language": "\ud7ff"},
        {"category": "1' or '1"},
    ],
)
def test_query_that_makes_no_sense_shows_the_queue(client, query):
    report = make.report()

    response = get(client, **query)

    assert response.status_code == 200
    assert shown(response) == {report.reference}


def test_rows_go_on_to_a_next_page(client, monkeypatch):
    monkeypatch.setattr(queue, "PAGE", 2)
    made = {make.report().reference for _ in range(3)}

    first = get(client)
    second = client.get(reverse("reporting_desk:queue") + first.context["next_page"])

    assert shown(first) | shown(second) == made
    assert (len(first.context["rows"]), len(second.context["rows"])) == (2, 1)
    assert (first.context["previous_page"], second.context["next_page"]) == ("", "")


def test_counts_stop_at_a_bound(client, monkeypatch):
    monkeypatch.setattr(queries, "COUNTED", 2)
    for _ in range(3):
        make.report()

    assert {tab["name"]: tab["count"] for tab in get(client).context["tabs"]}["new"] == "2+"


def test_reporter_who_wrote_and_late_reports_are_marked(client):
    plain, report = make.report(), make.report()
    Report.objects.filter(pk=report.pk).update(due_at=timezone.now() - dt.timedelta(days=1))
    answer(report, "edhe diçka")

    rows = html.page(get(client)).select(".desk-queue tbody tr")

    marks = {
        html.text(row.select_one("[data-row]")): [
            mark["class"] for mark in row.select("td span:not(.desk-soft, .desk-clock)")
        ]
        for row in rows
    }
    assert marks == {report.reference: [["desk-wrote"], ["desk-overdue"]], plain.reference: []}


def test_next_leads_to_the_first_new_report_or_back(client):
    url = reverse("reporting_desk:next")

    empty = client.get(url)
    report = make.report()
    led = client.get(url)

    assert empty["Location"] == reverse("reporting_desk:queue")
    assert led["Location"] == reverse("reporting_desk:report", args=[report.pk])
