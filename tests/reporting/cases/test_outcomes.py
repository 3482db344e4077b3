"""How a case may end: the record shows it, or the missing step is named."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting.assessment.actions import verdicts
from reporting.cases.actions import assignment, closure, messages, outcomes
from reporting.enums import Outcome
from reporting.models import Message, Referral, Report
from reporting.notices.actions import removal, sending
from reporting.reporter.actions import answer
from tests import html
from tests.factories import notices as make_notices
from tests.factories import reporting as make

OF_VERDICT = {"not_illegal": "not_illegal", "not_found": "not_found", "out_of_scope": "out_of_scope"}


def in_hand(by, verdict="illegal"):
    report = make.report({"links": "https://host.example/x"}, rubric=make.rubric())
    assignment.take(report, by=by)
    return verdicts.assess(report, by=by, verdict=verdict, drawn=False)


@pytest.fixture
def case(vault, analyst):
    return in_hand(analyst)


def refer(report, *, police=True, **more):
    authority = make_notices.authority("policia" if police else "agjencia")
    return Referral.objects.create(report=report, authority=authority, **more)


def notice(report, by, **more):
    return make_notices.notice(report, by, to=make_notices.recipient(**more))


def close(report, by, outcome, **more):
    return closure.close(Report.objects.get(pk=report.pk), by=by, outcome=outcome, **more)


def refused(report, by, outcome, **more):
    with pytest.raises(outcomes.Unproved) as wrong:
        close(report, by, outcome, **more)
    assert Report.objects.get(pk=report.pk).state != "closed"
    return str(wrong.value.missing)


def test_every_outcome_but_spam_has_a_proof():
    assert set(outcomes.PROOFS) == set(Outcome) - {Outcome.SPAM}


@pytest.mark.parametrize(
    "outcome", ["police", "authority", "removed", "removal_asked", "partner", "advice", "not_illegal", "not_found",
                "out_of_scope", "duplicate", "no_answer", "spam"],
)  # fmt: skip
def test_what_the_record_does_not_show_is_refused(case, analyst, outcome):
    assert refused(case, analyst, outcome)


def test_handed_to_the_police_needs_a_referral_that_stands(case, analyst):
    referral = refer(case, state="withdrawn")
    assert refused(case, analyst, "police")
    referral.state = "sent"
    referral.save()

    assert close(case, analyst, "police").outcome == "police"


def test_an_agency_is_not_the_police(case, analyst):
    refer(case, police=False)

    assert refused(case, analyst, "police")
    assert close(case, analyst, "authority").outcome == "authority"


def test_removed_needs_a_look_that_found_it_gone(case, analyst):
    removal.looked(case, by=analyst, result="gone")
    removal.looked(case, by=analyst, result="online")
    assert refused(case, analyst, "removed")
    removal.looked(case, by=analyst, result="gone")

    assert close(case, analyst, "removed").outcome == "removed"


def test_removed_by_the_hosts_word_once_no_other_notice_is_open(case, analyst):
    first, second = notice(case, analyst), notice(case, analyst)
    for each in (first, second):
        sending.sent(each, f"<{each.pk}@x>")
    removal.confirmed(first, by=analyst)
    assert refused(case, analyst, "removed")
    removal.confirmed(second, by=analyst)

    assert Report.objects.get(pk=case.pk).removed_on == timezone.localdate()
    assert close(case, analyst, "removed").outcome == "removed"


def test_open_question_of_an_authority_holds_every_end_back(case, analyst):
    removal.looked(case, by=analyst, result="gone")
    referral = refer(case, question_open=True)

    assert refused(case, analyst, "removed") == refused(case, analyst, "no_action")
    referral.question_open = False
    referral.save()
    assert close(case, analyst, "removed").outcome == "removed"


def test_removal_asked_and_a_partner_hotline_need_a_notice(case, analyst):
    made = notice(case, analyst)
    assert refused(case, analyst, "partner")
    sending.cancel(made, by=analyst)
    assert refused(case, analyst, "removal_asked")
    notice(case, analyst, kind="hotline")

    assert close(case, analyst, "partner").outcome == "partner"


@pytest.mark.parametrize("outcome", OF_VERDICT)
def test_three_outcomes_follow_the_verdict(vault, analyst, outcome):
    report = in_hand(analyst, OF_VERDICT[outcome])

    assert outcomes.suggested(outcomes.record_of(report)) == outcome
    assert close(report, analyst, outcome).outcome == outcome


def test_advice_is_a_message_also_the_last_one(case, analyst):
    refused(case, analyst, "advice")

    assert close(case, analyst, "advice", text="Ja çfarë mund të bësh.").outcome == "advice"


def test_no_answer_needs_a_question_of_a_week_ago(case, analyst):
    messages.write(case, by=analyst, text="Ku ishte?", ask=True)
    assert refused(case, analyst, "no_answer")
    Message.objects.update(day=timezone.localdate() - dt.timedelta(days=outcomes.WAIT_DAYS))
    assert outcomes.suggested(outcomes.record_of(Report.objects.get(pk=case.pk))) == "no_answer"

    assert close(case, analyst, "no_answer").outcome == "no_answer"


def test_who_answered_is_not_without_answer(case, analyst):
    messages.write(case, by=analyst, text="Ku ishte?", ask=True)
    Message.objects.update(day=timezone.localdate() - dt.timedelta(days=30))
    answer(Report.objects.get(pk=case.pk), "Në shkollë.")

    assert refused(case, analyst, "no_answer")


def test_duplicate_names_the_other_and_never_goes_round(case, analyst):
    other = in_hand(analyst)
    closed = close(case, analyst, "duplicate", duplicate_of=other)

    assert (closed.outcome, closed.duplicate_of) == ("duplicate", other)
    assert refused(other, analyst, "duplicate", duplicate_of=closed)
    assert closure.reopen(closed, by=analyst).duplicate_of is None


def test_page_of_the_desk_offers_what_the_record_shows_and_names_what_is_missing(at_desk, case, analyst):
    removal.looked(case, by=analyst, result="gone")
    client = at_desk(analyst)

    page = client.get(reverse("reporting_desk:report", args=[case.pk]))

    soup = html.page(page)
    shown, missing = soup.select("select[name=outcome] optgroup")
    assert {option["value"] for option in shown.select("option")} == {"removed", "no_action"}
    assert soup.select_one("select[name=outcome] option[selected]")["value"] == "removed"
    assert "police" in {option["value"] for option in missing.select("option")}
    assert len(soup.select(".desk-missing dt")) == len(missing.select("option"))


def test_refusal_on_the_page_names_the_step_and_keeps_the_words(at_desk, case, analyst):
    client = at_desk(analyst)

    page = client.post(reverse("reporting_desk:close", args=[case.pk]), {"outcome": "police", "text": "fjala ime"})

    assert page.status_code == 422
    form = page.context["forms"]["close"]
    assert form["text"].value() == "fjala ime"
    assert str(outcomes.PROOFS["police"].missing) in str(form.errors["outcome"])
    assert Message.objects.count() == 0


@pytest.mark.parametrize("typed", ["", "12345678", "jo numër", "own"])
def test_reference_of_the_other_must_exist(at_desk, case, analyst, typed):
    client = at_desk(analyst)
    typed = case.reference if typed == "own" else typed

    page = client.post(reverse("reporting_desk:close", args=[case.pk]), {"outcome": "duplicate", "other": typed})

    assert page.status_code == 422
    assert page.context["forms"]["close"].errors["other"]


@pytest.mark.parametrize("write", [lambda r: r.reference, lambda r: f" {r.reference.lower()} ", lambda r: str(r.pk)])
def test_duplicate_by_reference_on_the_page(at_desk, case, analyst, write):
    other = make.report(rubric=make.rubric())
    client = at_desk(analyst)

    page = client.post(reverse("reporting_desk:close", args=[case.pk]), {"outcome": "duplicate", "other": write(other)})

    case.refresh_from_db()
    assert (page.status_code, case.duplicate_of) == (302, other)
    assert other.reference in client.get(reverse("reporting_desk:report", args=[case.pk])).content.decode()
