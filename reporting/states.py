"""What follows what: the life of a report in one table. docs/report-states.md is drawn from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    NEW = "new", _("new")
    OPEN = "open", _("being handled")
    WAITING = "waiting", _("waiting for the reporter")
    REVIEW = "review", _("waiting for a second look")
    DISPUTED = "disputed", _("two verdicts differ")
    CLOSED = "closed", _("closed")


class WrongStep(Exception):
    """The report's state does not allow this step."""


# step: {state before: state after}
STEPS: dict[str, dict[State, State]] = {
    "take": {State.NEW: State.OPEN},
    "release": {State.OPEN: State.NEW, State.WAITING: State.NEW},
    "hand_over": dict.fromkeys((State.NEW, State.OPEN, State.WAITING), State.OPEN)
    | {State.REVIEW: State.REVIEW, State.DISPUTED: State.DISPUTED},
    "sort": {State.OPEN: State.OPEN, State.WAITING: State.WAITING},
    "follow_up": {State.OPEN: State.OPEN, State.WAITING: State.WAITING},
    "assess": {State.OPEN: State.OPEN, State.WAITING: State.WAITING},
    "send_to_second": {State.OPEN: State.REVIEW, State.WAITING: State.REVIEW},
    "agree": {State.REVIEW: State.OPEN},
    "disagree": {State.REVIEW: State.DISPUTED},
    "settle": {State.DISPUTED: State.OPEN},
    "note": {state: state for state in State if state != State.NEW},
    "write": {state: state for state in (State.OPEN, State.WAITING, State.REVIEW, State.DISPUTED)},
    "ask": {State.OPEN: State.WAITING, State.WAITING: State.WAITING},
    "notify": {State.OPEN: State.OPEN, State.WAITING: State.WAITING},
    "refer": {State.OPEN: State.OPEN, State.WAITING: State.WAITING},
    "answer": {state: state for state in State} | {State.WAITING: State.OPEN, State.CLOSED: State.OPEN},
    "close": {State.OPEN: State.CLOSED, State.WAITING: State.CLOSED},
    "dismiss": {State.NEW: State.CLOSED},
    "reopen": {State.CLOSED: State.OPEN},
}


def after(step: str, state: str) -> State:
    """The state that `step` leads to. Raises WrongStep where the table has no such step from `state`."""
    try:
        return STEPS[step][State(state)]
    except KeyError:
        raise WrongStep(f"{step} is not possible while a report is {state}") from None


def possible(state: str) -> set[str]:
    """The steps that may be taken now."""
    return {step for step, table in STEPS.items() if State(state) in table}


class Verdict(models.TextChoices):
    """What the analyst found."""

    ILLEGAL = "illegal", _("illegal")
    HARMFUL = "harmful", _("harmful, not clearly illegal")
    NOT_ILLEGAL = "not_illegal", _("not illegal")
    NOT_FOUND = "not_found", _("could not be found or seen")
    OUT_OF_SCOPE = "out_of_scope", _("not for this hotline")


class Reason(models.TextChoices):
    """Why somebody else looks too (reporting.policy)."""

    CLEARED = "cleared", _("“not illegal” about child abuse")
    CHANCE = "chance", _("drawn by chance")
    BLOCKING = "blocking", _("blocking is to be asked for")
    ASKED = "asked", _("the analyst asked")


class Outcome(models.TextChoices):
    """How a case ended."""

    POLICE = "police", _("handed to the police")
    REMOVED = "removed", _("taken off the internet")
    REMOVAL_ASKED = "removal_asked", _("removal asked for")
    ADVICE = "advice", _("advice given")
    SPAM = "spam", _("part of a wave of spam")
    NO_ACTION = "no_action", _("nothing could be done")
