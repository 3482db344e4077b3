"""The audit trail: who did what to what, chained and signed (docs/audit.md)."""

from core.audit.recording import record

__all__ = ["record"]
