"""What may follow what in the life of a session."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


STEPS: dict[str, frozenset[str]] = {
    State.PLANNED: frozenset({State.HELD, State.CANCELLED}),
    State.HELD: frozenset(),
    State.CANCELLED: frozenset(),
}
TAKES_TIME = (State.PLANNED, State.HELD)  # a cancelled session leaves the class and the facilitators free


def may_follow(now: str, then: str) -> bool:
    return then in STEPS[now]
