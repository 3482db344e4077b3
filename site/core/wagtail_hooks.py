"""What core adds to Wagtail's admin; each room has its own."""

from core.admin import hooks as admin
from core.admin.outbox import hooks as outbox
from core.audit import hooks as audit
from core.directory import hooks as directory
from core.moderation import hooks as moderation
from core.search import hooks as search

__all__ = ["admin", "audit", "directory", "moderation", "outbox", "search"]
