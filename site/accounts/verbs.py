"""What the audit trail says of accounts. A verb is never taken out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Verb(TextChoices):
    """What is recorded here."""

    SECOND_FACTOR_FORGOTTEN = (
        "accounts.second_factor_forgotten",
        _("second factor taken away by another"),
    )
    SECOND_FACTOR_ADDED = "accounts.second_factor_added", _("second factor added")
    SECOND_FACTOR_REMOVED = "accounts.second_factor_removed", _("second factor removed")
    PERSON_ADDED = "accounts.person_added", _("account made")
    ROLES_CHANGED = "accounts.roles_changed", _("roles changed")
    REGION_CHANGED = "accounts.region_changed", _("region changed")
    ACTIVE_CHANGED = "accounts.active_changed", _("account switched on or off")
    PERSON_REMOVED = "accounts.person_removed", _("account deleted")
    EMAIL_CHANGED = "accounts.email_changed", _("e-mail address changed")
    ROLE_ASKED = "accounts.role_asked", _("role of the desk asked for")
    ROLE_CONFIRMED = "accounts.role_confirmed", _("role of the desk confirmed")
    ROLE_REFUSED = "accounts.role_refused", _("role of the desk refused")
    ROLE_TAKEN_BACK = "accounts.role_taken_back", _("role of the desk no longer asked for")
