"""What follows what: the life of a report in one table. docs/report-states.md is drawn from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core import states


class State(models.TextChoices):
    NEW = "new", _("new")
    OPEN = "open", _("being handled")
    WAITING = "waiting", _("waiting for the reporter")
    REVIEW = "review", _("waiting for a second look")
    DISPUTED = "disputed", _("two verdicts differ")
    CLOSED = "closed", _("closed")


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
    return states.after(STEPS, step, State(state))


def possible(state: str) -> set[str]:
    """The steps that may be taken now."""
    return states.possible(STEPS, State(state))
