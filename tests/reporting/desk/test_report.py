"""An opened report: what is shown, how links look, what is written down, what it costs."""

import pytest
from django.urls import reverse

from core.models import AuditEntry
from reporting.assessment.actions import verdicts
from reporting.cases.actions import assignment, closure, messages
from reporting.models import Report
from reporting.reporter.actions import answer
from tests import html
from tests.factories import reporting as make

QUERIES = 45
LINK = "https://faqe.example.org/video?id=1"


@pytest.fixture
def report(vault):
    return make.report({"links": LINK, "story": f"E pashë te www.tjeter.example\u200b.org dhe {LINK}", "who": "parent"})


def page(client, report):
    return client.get(reverse("reporting_desk:report", args=[report.pk]))


def test_answers_are_shown_with_links_nobody_can_click(at_desk, analyst, report):
    opened = page(at_desk(analyst), report)

    harmless = "hxxps://faqe[.]example[.]org/video?id=1"
    story = f"E pashë te www[.]tjeter[.]example[.]org dhe {harmless}"
    assert html.texts(html.page(opened), ".desk-answers dd")[:2] == [harmless, story]
    assert html.text(html.page(opened).select_one(".desk-link")) == harmless
    assert "example.org" not in opened.content.decode()
    assert html.page(opened).select('[value="parent"]') == []


def test_messages_and_notes_are_defanged_too(at_desk, analyst, report):
    assignment.take(report, by=analyst)
    messages.write(report, by=analyst, text=f"A është kjo {LINK}?")
    answer(report, f"Po, {LINK}")
    client = at_desk(analyst)
    client.post(reverse("reporting_desk:note", args=[report.pk]), {"text": f"shënim {LINK}"})

    opened = page(client, report)

    harmless = "hxxps://faqe[.]example[.]org/video?id=1"
    messages_shown = html.texts(html.page(opened), "[aria-labelledby=desk-conversation] .desk-text")
    assert messages_shown == [f"A është kjo {harmless}?", f"Po, {harmless}"]
    assert html.texts(html.page(opened), ".desk-note .desk-text") == [f"shënim {harmless}"]
    assert "faqe.example.org" not in opened.content.decode()


def test_words_of_a_reporter_never_become_markup(at_desk, analyst, vault):
    report = make.report({"story": "<script>alert(1)</script><a href='x'>y</a>"})

    opened = page(at_desk(analyst), report)

    assert html.texts(html.page(opened), ".desk-answers dd") == ["<script>alert(1)</script><a href='x'>y</a>"]
    assert "<script>alert(1)" not in opened.content.decode()


def test_no_cache_keeps_an_answer_of_the_desk(at_desk, login, editor, analyst, report):
    client = at_desk(analyst)
    urls = [reverse("reporting_desk:queue"), reverse("reporting_desk:keys"), reverse("reporting_desk:unlock")]

    answers = [client.get(url) for url in urls]
    answers += [page(client, report), page(login(editor), report), page(login(analyst), report)]

    assert all("no-store" in answer["Cache-Control"] for answer in answers)


def test_opening_is_written_down(at_desk, login, analyst, report):
    page(login(analyst), report)
    page(at_desk(analyst), report)

    entry = AuditEntry.objects.get(verb="report.opened")

    assert (entry.actor_id, entry.subject_id) == (analyst.pk, str(report.pk))


def test_only_the_one_who_has_it_marks_messages_read(at_desk, analyst, other_analyst, report):
    assignment.take(report, by=analyst)
    answer(report, "edhe diçka")

    page(at_desk(other_analyst), report)
    still = Report.objects.get(pk=report.pk).unread
    page(at_desk(analyst), report)

    assert still
    assert not Report.objects.get(pk=report.pk).unread


@pytest.mark.parametrize("count", [1, 3])
def test_report_costs_the_same_for_any_number_of_messages(at_desk, analyst, report, django_assert_num_queries, count):
    assignment.take(report, by=analyst)
    client = at_desk(analyst)
    for _ in range(count):
        messages.write(report, by=analyst, text="mesazh")
        client.post(reverse("reporting_desk:note", args=[report.pk]), {"text": "shënim"})
    page(client, report)

    with django_assert_num_queries(QUERIES):
        response = page(client, report)

    assert len(response.context["conversation"]) == len(response.context["notes"]) == count


def test_changed_report_says_that_it_does_not_open(at_desk, analyst, report):
    answer = report.answers.first()
    answer.sealed = bytes(answer.sealed)[:-1] + b"\0"
    answer.save()

    response = page(at_desk(analyst), report)

    assert response.status_code == 409
    assert response.context["problem"]


def test_answers_of_another_report_do_not_open_here(at_desk, analyst, report):
    other = make.report({"links": "https://kanarina.example"})
    moved = other.answers.first()
    report.answers.all().delete()
    moved.report = report
    moved.save()

    response = page(at_desk(analyst), report)

    assert response.status_code == 409
    assert "kanarina" not in response.content.decode()


def test_steps_shown_are_those_that_are_possible(at_desk, analyst, other_analyst, supervisor, report):
    mine, others, head = at_desk(analyst), at_desk(other_analyst), at_desk(supervisor)

    new = set(page(mine, report).context["forms"])
    assignment.take(report, by=analyst)
    open_mine, open_others = set(page(mine, report).context["forms"]), set(page(others, report).context["forms"])
    verdicts.assess(report, by=analyst, verdict="harmful")
    assessed = set(page(head, report).context["forms"])
    closure.close(report, by=analyst, outcome="no_action")
    closed = set(page(mine, report).context["forms"])

    always, at_work = {"recuse"}, {"assess", "sort", "write", "note", "follow_up", "hand_over", "release"}
    assert new == always | {"take"}
    assert open_mine == always | at_work
    assert open_others == always
    assert assessed == always | at_work | {"close", "ask_second"}
    assert closed == always | {"note", "reopen"}


def test_unknown_report_is_not_found(at_desk, analyst, vault):
    assert at_desk(analyst).get("/admin/raporto/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_data_key_is_never_stored_in_the_clear(analyst, report):
    key = make.data_key(report, analyst)

    assert key not in bytes(report.wrapped_keys.get().wrapped)
