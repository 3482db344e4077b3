from core.calendar.models import ExtraDayOff
from core.models.audit import AuditEntry, AuditHead
from core.models.base_page import BasePage
from core.models.buckets import Bucket
from core.models.directory import Helpline, Partner
from core.models.figures import PublishedFigure
from core.models.media import CustomDocument, CustomImage, Rendition
from core.models.outbox import OutboxItem
from core.models.places import Municipality, Region
from core.models.search import SearchEntry

__all__ = [
    "AuditEntry",
    "AuditHead",
    "BasePage",
    "Bucket",
    "CustomDocument",
    "ExtraDayOff",
    "Helpline",
    "CustomImage",
    "Municipality",
    "OutboxItem",
    "Partner",
    "PublishedFigure",
    "Region",
    "Rendition",
    "SearchEntry",
]
