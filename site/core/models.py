from core.audit.models import AuditEntry, AuditHead
from core.calendar.models import ExtraDayOff
from core.content.base_page import BasePage
from core.content.media import CustomDocument, CustomImage, Rendition
from core.directory.models import Helpline, Partner
from core.figures.models import PublishedFigure
from core.moderation.models import ModerationTask
from core.outbox.models import OutboxItem
from core.places.models import Municipality, Region
from core.rate_limits.models import Bucket
from core.search.models import CrisisTopic, SearchEntry

__all__ = [
    "AuditEntry",
    "AuditHead",
    "BasePage",
    "Bucket",
    "CrisisTopic",
    "CustomDocument",
    "CustomImage",
    "ExtraDayOff",
    "Helpline",
    "ModerationTask",
    "Municipality",
    "OutboxItem",
    "Partner",
    "PublishedFigure",
    "Region",
    "Rendition",
    "SearchEntry",
]
