"""On the admin's first page: what waits until a keyholder confirms it."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from accounts import roles
from accounts.models import StaffRequest
from core.admin.panels import WaitingPanel
from reporting.vault.actions import confirming
from reporting.vault.waiting import count


@hooks.register("construct_homepage_panels")
def what_waits_for_a_keyholder(request: StaffRequest, panels: list) -> None:
    """Numbers only, as for the queue."""
    if roles.on_desk(request.user) and (waiting := count()) and confirming.may_confirm(request.user):
        text = _("Wait for confirmation: %(count)s.") % {"count": waiting}
        panels.insert(0, WaitingPanel(_("Roles and vaults"), text, reverse("reporting_desk:keys")))
