"""Four eyes: who looks second knows nothing of the first verdict, and nothing ends before two agree."""

import pytest
from django.urls import reverse

from core.states import WrongStep
from reporting.assessment import second_review as policy
from reporting.assessment.actions import second_review, verdicts
from reporting.assessment.taxonomies import write_taxonomies
from reporting.cases.actions import assignment, closure, messages
from reporting.cases.rules import NotAllowed
from reporting.models import Assessment, Report
from reporting.reporter.actions import answer
from tests import html
from tests.factories import notices
from tests.factories import reporting as make

NOTE = "kanarinashenim"
MESSAGE = "kanarinamesazh"
TERMS = {"site": {"version": "1", "terms": ["redirector"]}}


def page(client, report):
    return client.get(reverse("reporting_desk:report", args=[report.pk]))


@pytest.fixture
def abuse(vault):
    return make.report({"story": "tregim"}, rubric=make.rubric("dhune-seksuale"))


@pytest.fixture
def in_review(at_desk, analyst, abuse):
    """A report about child abuse that its analyst found "not illegal", with words about it."""
    write_taxonomies()
    assignment.take(abuse, by=analyst)
    client = at_desk(analyst)
    client.post(reverse("reporting_desk:note", args=[abuse.pk]), {"text": NOTE})
    messages.write(abuse, by=analyst, text=MESSAGE)
    verdicts.assess(abuse, by=analyst, verdict="not_illegal", terms=TERMS)
    return Report.objects.get(pk=abuse.pk)


def test_not_illegal_about_child_abuse_goes_to_a_second_look(in_review):
    assert in_review.state == "review"
    assert in_review.assessments.get().second_because == "cleared"


def test_other_verdicts_and_rubrics_do_not(analyst, abuse, vault):
    hate = make.report(rubric=make.rubric("gjuhe-urrejtjeje"))
    for report, verdict in ((abuse, "illegal"), (hate, "not_illegal")):
        assignment.take(report, by=analyst)
        verdicts.assess(report, by=analyst, verdict=verdict)

    assert set(Report.objects.values_list("state", flat=True)) == {"open"}


def test_draw_by_chance_is_recorded(analyst, report, settings):
    settings.SECOND_LOOK_PERCENT = 100
    assignment.take(report, by=analyst)

    verdicts.assess(report, by=analyst, verdict="harmful")

    assert Report.objects.get(pk=report.pk).state == "review"
    assert Assessment.objects.get().second_because == "chance"


def test_about_five_of_a_hundred_are_drawn(settings):
    settings.SECOND_LOOK_PERCENT = 5

    drawn = sum(policy.draw() for _ in range(20_000))

    assert 700 < drawn < 1_300  # the chance of falling out of this is below one in ten million


def test_second_analyst_sees_nothing_of_the_first_verdict(at_desk, analyst, other_analyst, in_review):
    own = html.page(page(at_desk(analyst), in_review))
    seen = page(at_desk(other_analyst), in_review)
    shown = seen.content.decode()

    telling = [NOTE, MESSAGE, "report.assessed", Assessment.objects.get().get_verdict_display(), "Ridrejtues"]
    assert html.texts(own, ".desk-note .desk-text") == [NOTE]
    assert html.texts(own, ".desk-from-us .desk-text") == [MESSAGE]
    assert html.texts(own, ".desk-terms dd") == ["Ridrejtues"]
    assert html.texts(html.page(seen), ".desk-answers dd") == ["tregim"]
    assert NOTE not in shown and MESSAGE not in shown
    assert not [name for name in ("found", "trail", "notes") if name in seen.context]
    form = seen.context["forms"]["second_look"]
    assert not any(form.initial.get(name) for name in form.fields)
    assert set(seen.context["forms"]) == {"second_look", "recuse"}
    (own_verdict,) = html.page(seen).select("form:has([name=verdict])")
    around = str(html.page(seen)).replace(str(own_verdict), "")
    assert 'name="verdict"' not in around
    assert not [word for word in telling if word in around]


def test_queue_tells_the_second_analyst_nothing(login, other_analyst, in_review):
    answer = login(other_analyst).get(reverse("reporting_desk:queue"), {"tab": "second"})

    (row,) = html.page(answer).select(".desk-queue tbody tr")
    assert html.texts(row, ".desk-reference") == [in_review.reference]
    assert Assessment.objects.get().get_verdict_display() not in str(row)


def test_earlier_verdict_on_the_same_link_is_not_told_while_it_is_weighed(login, analyst, other_analyst, vault):
    link, rubric = "https://njehost.example.org/foto", make.rubric("dhune-seksuale")
    first, again = (make.report({"links": link}, rubric=rubric) for _ in range(2))
    assignment.take(first, by=analyst)
    verdicts.assess(first, by=analyst, verdict="not_illegal")

    rows = login(other_analyst).get(reverse("reporting_desk:queue"), {"tab": "new"}).context["rows"]

    assert [row.pk for row in rows] == [again.pk]
    assert rows[0].seen is None


@pytest.mark.parametrize("step", ["assess", "write", "close", "note", "sort", "settle", "follow_up"])
def test_refused_steps_of_the_second_analyst_tell_nothing_either(at_desk, other_analyst, in_review, step):
    client = at_desk(other_analyst)

    answer = client.post(reverse(f"reporting_desk:{step}", args=[in_review.pk]), {"text": "x", "verdict": "illegal"})

    html = answer.content.decode()
    assert answer.status_code in (403, 409, 422)
    assert NOTE not in html and MESSAGE not in html
    assert not [name for name in ("found", "trail", "notes") if name in answer.context]


def test_same_verdict_opens_the_case_again(at_desk, other_analyst, in_review):
    answer = at_desk(other_analyst).post(
        reverse("reporting_desk:second_look", args=[in_review.pk]), {"verdict": "not_illegal"}
    )

    in_review.refresh_from_db()
    assert (answer.status_code, in_review.state, in_review.verdict) == (302, "open", "not_illegal")
    assert policy.seen_by_two(in_review, "not_illegal")


def test_another_verdict_goes_to_a_supervisor_who_sees_both(at_desk, other_analyst, supervisor, in_review):
    second_review.second_look(in_review, by=other_analyst, verdict="illegal")
    client = at_desk(supervisor)

    seen = page(client, in_review)
    client.post(
        reverse("reporting_desk:settle", args=[in_review.pk]),
        {"verdict": "illegal", "terms_classification": "baseline", "terms_age": "unknown", "terms_gender": "unknown"},
    )

    in_review.refresh_from_db()
    assert {row["assessment"].verdict for row in seen.context["found"]} == {"not_illegal", "illegal"}
    assert (in_review.state, in_review.verdict, in_review.due_for) == ("open", "illegal", "action")
    assert Assessment.objects.get(round=3).terms["age"] == {"version": "1", "terms": ["unknown"]}


@pytest.mark.parametrize("disputed", [False, True])
def test_nothing_ends_while_two_verdicts_are_awaited_or_differ(
    analyst, other_analyst, make_person, in_review, disputed
):
    notices.officer(make_person("officer"))
    if disputed:
        second_review.second_look(in_review, by=other_analyst, verdict="illegal")

    for step in (
        lambda: closure.close(in_review, by=analyst, outcome="no_action"),
        lambda: notices.notice(in_review, analyst),
        lambda: notices.referral(in_review, analyst),
        lambda: verdicts.assess(in_review, by=analyst, verdict="illegal"),
    ):
        with pytest.raises(WrongStep):
            step()

    assert Report.objects.get(pk=in_review.pk).state == ("disputed" if disputed else "review")


def test_first_analyst_and_holder_cannot_look_second(analyst, other_analyst, supervisor, in_review):
    assignment.hand_over(in_review, by=analyst, to=other_analyst)

    for person in (analyst, other_analyst):
        with pytest.raises(NotAllowed):
            second_review.second_look(in_review, by=person, verdict="illegal")

    second_review.second_look(in_review, by=supervisor, verdict="not_illegal")
    assert Report.objects.get(pk=in_review.pk).state == "open"


def test_who_opened_it_after_the_verdict_cannot_look_second(at_desk, analyst, other_analyst, supervisor, report):
    assignment.take(report, by=analyst)
    verdicts.assess(report, by=analyst, verdict="illegal")
    page(at_desk(other_analyst), report)
    second_review.ask_second(report, by=analyst, because="blocking")

    with pytest.raises(NotAllowed):
        second_review.second_look(report, by=other_analyst, verdict="illegal")

    second_review.second_look(report, by=supervisor, verdict="illegal")
    assert policy.blocking_allowed(Report.objects.get(pk=report.pk))


def test_who_stepped_back_does_not_see_it_to_look_second(at_desk, other_analyst, in_review):
    assignment.recuse(in_review, by=other_analyst)

    answer = at_desk(other_analyst).post(
        reverse("reporting_desk:second_look", args=[in_review.pk]), {"verdict": "illegal"}
    )

    assert answer.status_code == 404


def test_supervisor_who_gave_a_verdict_cannot_settle(analyst, supervisor, in_review):
    second_review.second_look(in_review, by=supervisor, verdict="illegal")

    with pytest.raises(NotAllowed):
        second_review.settle(in_review, by=supervisor, verdict="illegal")

    assert Report.objects.get(pk=in_review.pk).state == "disputed"


def test_verdict_agreed_by_two_is_not_drawn_again(analyst, other_analyst, in_review):
    second_review.second_look(in_review, by=other_analyst, verdict="not_illegal")

    verdicts.assess(in_review, by=analyst, verdict="not_illegal", drawn=True)

    assert Report.objects.get(pk=in_review.pk).state == "open"


def test_reporter_may_answer_while_two_verdicts_are_awaited(in_review):

    answer(in_review, "edhe diçka")

    report = Report.objects.get(pk=in_review.pk)
    assert (report.state, report.unread) == ("review", True)
