"""What the audit trail says of schools and sessions. A verb is never taken out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Verb(TextChoices):
    """What is recorded here."""

    SCHOOL_ADDED = "school.added", _("school added")
    SCHOOL_CHANGED = "school.changed", _("school changed")

    FACILITATOR_ADDED = "facilitator.added", _("facilitator added")
    FACILITATOR_CHANGED = "facilitator.changed", _("facilitator changed")

    SESSION_PLANNED = "session.planned", _("session planned")
    SESSION_MOVED = "session.moved", _("session moved")
    SESSION_CANCELLED = "session.cancelled", _("session cancelled")
    SESSION_HELD = "session.held", _("session held")
