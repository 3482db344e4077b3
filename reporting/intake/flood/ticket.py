"""The slow way, for whoever has no script: a sealed ticket that becomes good after a minute, and a lane of its own."""

import hashlib
import time
from dataclasses import dataclass

from django.conf import settings

from core.rate_limits import buckets
from reporting.intake import state
from reporting.intake.flood import rates
from reporting.intake.flood.proof import mark

PURPOSE = "slow way"
MINUTES = 30  # until a ticket is too old


@dataclass(frozen=True)
class Ticket:
    sealed: str
    good_from: float

    @property
    def wait(self) -> int:
        """Whole seconds until it is good."""
        return max(0, round(self.good_from - time.time() + 0.5))


def issue(subject: str) -> Ticket:
    good_from = time.time() + settings.SLOW_WAIT_SECONDS
    return Ticket(state.seal(PURPOSE, {"for": mark(subject), "from": good_from}), good_from)


def read(sealed: str, subject: str) -> Ticket | None:
    """The ticket, or None when it is not ours, not for this subject, or too old."""
    try:
        data, _ = state.unseal(PURPOSE, sealed)
    except state.Broken:
        return None
    if data["for"] != mark(subject) or time.time() > data["from"] + MINUTES * 60:
        return None
    return Ticket(sealed, data["from"])


def lets_through(ticket: Ticket) -> bool:
    """Draw once with a ticket that is good: True when the slow lane has room."""
    if ticket.wait > 0:
        return False
    fresh = rates.once(hashlib.sha256(ticket.sealed.encode()).hexdigest(), MINUTES * 60 + 60)
    return fresh and buckets.take("flood:slow way", rates.slow_way())
