"""Every step from every state: the table, what the actions do with it, and the diagram drawn from it."""

import itertools

import pytest
from django.core.management import call_command

from accounts.models import User
from core.states import WrongStep
from reporting.assessment.actions import second_review, verdicts
from reporting.cases.actions import assignment, clocks, closure, messages, reclassify
from reporting.cases.states import STEPS, State, after, possible
from reporting.enums import Outcome, Verdict
from reporting.models import Assessment, Report
from reporting.reporter.actions import answer
from reporting.vault.crypto import sealing
from tests.factories import notices

N, O, W, C = State.NEW, State.OPEN, State.WAITING, State.CLOSED  # noqa: E741
R, D = State.REVIEW, State.DISPUTED
ALLOWED = {
    ("take", N): O,
    ("release", O): N,
    ("release", W): N,
    ("hand_over", N): O,
    ("hand_over", O): O,
    ("hand_over", W): O,
    ("hand_over", R): R,
    ("hand_over", D): D,
    ("sort", O): O,
    ("sort", W): W,
    ("follow_up", O): O,
    ("follow_up", W): W,
    ("send_to_second", O): R,
    ("send_to_second", W): R,
    ("agree", R): O,
    ("disagree", R): D,
    ("settle", D): O,
    ("notify", O): O,
    ("notify", W): W,
    ("refer", O): O,
    ("refer", W): W,
    ("dismiss", N): C,
    ("assess", O): O,
    ("assess", W): W,
    ("note", O): O,
    ("note", W): W,
    ("note", C): C,
    ("note", R): R,
    ("note", D): D,
    ("write", O): O,
    ("write", W): W,
    ("write", R): R,
    ("write", D): D,
    ("ask", O): W,
    ("ask", W): W,
    ("answer", N): N,
    ("answer", O): O,
    ("answer", W): O,
    ("answer", C): O,
    ("answer", R): R,
    ("answer", D): D,
    ("close", O): C,
    ("close", W): C,
    ("reopen", C): O,
}


def supervisor_of_the_test():
    return User.objects.get(username="supervisor")


def dismissed(report, by):
    """A bulk dismissal leaves out what is no longer new, without a word; the table refuses it."""
    if closure.dismiss([report], by=by) == (0, 1):
        raise WrongStep


def referred(report, by):
    """To an authority whose vault an officer holds."""
    notices.officer(User.objects.create(username="officer"))
    notices.referral(report, by)


EVERY = list(itertools.product(STEPS, State))
ACTIONS = {
    "take": lambda report, by: assignment.take(report, by=by),
    "release": lambda report, by: assignment.release(report, by=by),
    "hand_over": lambda report, by: assignment.hand_over(report, by=by, to=User.objects.get(username="other_analyst")),
    "sort": lambda report, by: reclassify.reclassify(report, by=by, rubric=report.rubric, keys={}),
    "follow_up": lambda report, by: clocks.follow_up(report, by=by, day=None),
    "send_to_second": lambda report, by: second_review.ask_second(report, by=by),
    "agree": lambda report, by: second_review.second_look(report, by=by, verdict=Verdict.HARMFUL),
    "disagree": lambda report, by: second_review.second_look(report, by=by, verdict=Verdict.ILLEGAL),
    "settle": lambda report, by: second_review.settle(report, by=supervisor_of_the_test(), verdict=Verdict.HARMFUL),
    "notify": lambda report, by: notices.notice(report, by),
    "refer": lambda report, by: referred(report, by),
    "dismiss": lambda report, by: dismissed(report, by),
    "assess": lambda report, by: verdicts.assess(report, by=by, verdict=Verdict.HARMFUL),
    "note": lambda report, by: messages.note(report, by=by, text="shënim", data_key=sealing.new_key()),
    "write": lambda report, by: messages.write(report, by=by, text="përgjigje"),
    "ask": lambda report, by: messages.write(report, by=by, text="pyetje", ask=True),
    "answer": lambda report, by: answer(report, "përgjigje"),
    "close": lambda report, by: closure.close(report, by=by, outcome=Outcome.NO_ACTION),
    "reopen": lambda report, by: closure.reopen(report, by=by),
}


@pytest.mark.parametrize(("step", "state"), EVERY)
def test_step_leads_where_the_table_says_or_nowhere(step, state):
    expected = ALLOWED.get((step, state))

    if expected is None:
        with pytest.raises(WrongStep):
            after(step, state)
    else:
        assert after(step, state) == expected
    assert (step in possible(state)) == (expected is not None)


@pytest.mark.parametrize(("step", "state"), EVERY)
def test_action_follows_the_table(report, analyst, step, state):
    Report.objects.filter(pk=report.pk).update(state=state, verdict=Verdict.HARMFUL)
    Assessment.objects.create(report=report, verdict=Verdict.HARMFUL)
    expected = ALLOWED.get((step, state))

    if expected is None:
        with pytest.raises(WrongStep):
            ACTIONS[step](report, analyst)
    else:
        ACTIONS[step](report, analyst)

    assert Report.objects.get(pk=report.pk).state == (expected or state)


def test_every_step_has_an_action():
    assert set(ACTIONS) == set(STEPS)


def test_case_is_not_closed_before_it_is_assessed(report, analyst):
    assignment.take(report, by=analyst)

    with pytest.raises(WrongStep):
        closure.close(report, by=analyst, outcome=Outcome.ADVICE, text="fund")

    assert report.messages.count() == 0


def test_refused_step_leaves_no_message_and_no_entry_behind(report, analyst):
    from core.models import AuditEntry

    before = AuditEntry.objects.count()

    with pytest.raises(WrongStep):
        messages.write(report, by=analyst, text="tepër herët")

    assert report.messages.count() == 0
    assert AuditEntry.objects.count() == before


def test_diagram_is_fresh():
    call_command("state_diagram", "--check")
