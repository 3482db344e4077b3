"""What must happen later: a row in the transaction that makes it necessary, delivered at least once (ADR 0004)."""

from core.outbox.delivery import HANDLERS, NotYet, claim, deliver, enqueue, handler, put, sweep

__all__ = ["HANDLERS", "NotYet", "claim", "deliver", "enqueue", "handler", "put", "sweep"]
