"""What follows what: the life of a notice in one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core import states


class NoticeState(models.TextChoices):
    QUEUED = "queued", _("on its way")
    SENT = "sent", _("sent")
    BOUNCED = "bounced", _("came back")
    ANSWERED = "answered", _("answered")
    DONE = "done", _("done: it is gone")
    REFUSED = "refused", _("refused")
    CANCELLED = "cancelled", _("withdrawn")


Q, SENT, BACK, ANSWERED, DONE, REFUSED, CANCELLED = NoticeState
WITH_THEM = (SENT, ANSWERED)  # a recipient has it and has not done what was asked

# step: {state before: state after}
NOTICE_STEPS: dict[str, dict[NoticeState, NoticeState]] = {
    "sent": {Q: SENT},
    "bounce": {Q: BACK, SENT: BACK, ANSWERED: ANSWERED, BACK: BACK},
    "answer": {SENT: ANSWERED, BACK: ANSWERED} | {state: state for state in (ANSWERED, DONE, REFUSED, CANCELLED)},
    "remind": {SENT: SENT},
    "again": {BACK: Q},
    "still_there": {state: state for state in (SENT, ANSWERED, BACK, REFUSED)},
    "gone": dict.fromkeys((SENT, ANSWERED, BACK, REFUSED), DONE),
    "confirm": dict.fromkeys(WITH_THEM, DONE),
    "refuse": dict.fromkeys(WITH_THEM, REFUSED),
    "cancel": dict.fromkeys((Q, SENT, ANSWERED, BACK), CANCELLED),
}


def notice_after(step: str, state: str) -> NoticeState:
    """The state that `step` leads to. Raises WrongStep where the table has no such step from `state`."""
    return states.after(NOTICE_STEPS, step, NoticeState(state))


def notice_steps(state: str) -> set[str]:
    """The steps that may be taken now."""
    return states.possible(NOTICE_STEPS, NoticeState(state))
