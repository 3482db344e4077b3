from core.models.audit import AuditEntry
from core.models.base_page import BasePage
from core.models.directory import Helpline, Partner
from core.models.media import CustomDocument, CustomImage, Rendition
from core.models.outbox import OutboxItem
from core.models.places import Municipality, Region
from core.models.search import SearchEntry

__all__ = [
    "AuditEntry",
    "BasePage",
    "CustomDocument",
    "Helpline",
    "CustomImage",
    "Municipality",
    "OutboxItem",
    "Partner",
    "Region",
    "Rendition",
    "SearchEntry",
]
