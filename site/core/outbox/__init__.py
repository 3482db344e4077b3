"""What must happen later: a row in the transaction that needs it, delivered at least once (ADR 0004, 0023)."""

from core.outbox.delivery import claim, deliver, enqueue, put, sweep, tell_operators
from core.outbox.kinds import NotYet, UnknownKind, register
from core.outbox.windows import once_in_a_window

__all__ = [
    "NotYet",
    "UnknownKind",
    "claim",
    "deliver",
    "enqueue",
    "once_in_a_window",
    "put",
    "register",
    "sweep",
    "tell_operators",
]
