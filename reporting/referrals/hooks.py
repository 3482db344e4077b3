"""The officers' pages in Wagtail's admin, and what waits for them."""

from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accounts.models import StaffRequest
from accounts.roles import is_officer
from core.admin.panels import WaitingPanel
from reporting.referrals.models import Referral


@hooks.register("register_admin_urls")
def officers_pages() -> list:
    return [path("autoriteti/", include("reporting.referrals.urls_officer"))]


class OfficersMenuItem(MenuItem):
    """Shown to officers of authorities."""

    def is_shown(self, request: StaffRequest) -> bool:
        return is_officer(request.user)


@hooks.register("register_admin_menu_item")
def cases_in_menu() -> MenuItem:
    address = reverse_lazy("reporting_authority:inbox")
    return OfficersMenuItem(_("Cases"), address, name="authority", icon_name="folder-inverse", order=50)


@hooks.register("construct_homepage_panels")
def cases_that_wait(request: StaffRequest, panels: list) -> None:
    """A number only."""
    if is_officer(request.user):
        waiting = Referral.objects.of_officer(request.user).filter(state=Referral.State.SENT).count()
        text = gettext("Waiting for your authority: %(count)s.") % {"count": waiting}
        panels.insert(0, WaitingPanel(gettext("Cases"), text, reverse("reporting_authority:inbox")))
