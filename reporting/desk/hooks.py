"""The desk's place in Wagtail's admin, what waits on its first page, and advice cards.

Reports, answers, messages, notes and keys are registered nowhere: every generic view would show or copy them.
"""

from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from accounts import roles
from accounts.models import StaffRequest
from core.admin.panels import WaitingPanel
from reporting.desk.models import AdviceCard
from reporting.desk.queries import counts


@hooks.register("register_admin_urls")
def desk_pages() -> list:
    return [path("raporto/", include("reporting.desk.urls"))]


class DeskMenuItem(MenuItem):
    """Shown to those who work on the desk."""

    def is_shown(self, request: StaffRequest) -> bool:
        return roles.on_desk(request.user)


@hooks.register("register_admin_menu_item")
def desk_in_menu() -> MenuItem:
    return DeskMenuItem(_("RAPORTO!"), reverse_lazy("reporting_desk:queue"), name="raporto", icon_name="mail", order=50)


@hooks.register("construct_homepage_panels")
def what_waits(request: StaffRequest, panels: list) -> None:
    """Numbers only: how many reports are new, and how many are in this person's hands."""
    if roles.on_desk(request.user):
        count = counts(request.user, ("new", "mine", "overdue"))
        text = gettext("New: %(new)s. Yours: %(mine)s. Overdue: %(overdue)s.") % count
        panels.insert(0, WaitingPanel("RAPORTO!", text, reverse("reporting_desk:queue")))


class AdviceCardViewSet(SnippetViewSet):
    model = AdviceCard
    icon = "comment"
    menu_label = _("Advice cards")
    menu_order = 62
    add_to_admin_menu = True
    list_display = ["title", "situation", "approved_on"]
    list_filter = ["situation"]
    copy_view_enabled = False


register_snippet(AdviceCardViewSet)
