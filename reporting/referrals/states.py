"""What follows what: the life of a referral in one table, and what an authority may tell of its outcome."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core import states


class ReferralState(models.TextChoices):
    SENT = "sent", _("waits for the authority")
    ACKNOWLEDGED = "acknowledged", _("acknowledged")
    CLOSED = "closed", _("outcome told")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ReferralOutcome(models.TextChoices):
    """A code; the words are sealed in a message."""

    INVESTIGATION = "investigation", _("an investigation was opened")
    PROSECUTION = "prosecution", _("handed to the prosecution")
    CHILD_SAFE = "child_safe", _("the child is safe")
    BLOCKED = "blocked", _("taken down or blocked")
    PASSED_ON = "passed_on", _("passed on to another authority")
    NO_OFFENCE = "no_offence", _("no offence was found")
    NO_RESULT = "no_result", _("nothing could be done")


SENT, ACKNOWLEDGED, CLOSED, WITHDRAWN = ReferralState

REFERRAL_STEPS: dict[str, dict[ReferralState, ReferralState]] = {
    "acknowledge": {SENT: ACKNOWLEDGED, ACKNOWLEDGED: ACKNOWLEDGED},
    "ask": {state: state for state in (SENT, ACKNOWLEDGED, CLOSED)},
    "reply": {state: state for state in (SENT, ACKNOWLEDGED, CLOSED)},
    "tell": {SENT: CLOSED, ACKNOWLEDGED: CLOSED, CLOSED: CLOSED},
    "withdraw": {SENT: WITHDRAWN, ACKNOWLEDGED: WITHDRAWN},
}


def referral_after(step: str, state: str) -> ReferralState:
    """The state that `step` leads to. Raises WrongStep where the table has no such step from `state`."""
    return states.after(REFERRAL_STEPS, step, ReferralState(state))


def referral_steps(state: str) -> set[str]:
    return states.possible(REFERRAL_STEPS, ReferralState(state))
