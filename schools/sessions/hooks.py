"""Sessions in Wagtail's admin: the menu, the home page, and what the whole country's planning rests on."""

from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.menu import MenuItem
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from accounts.models import StaffRequest
from core.admin.panels import WaitingPanel
from core.calendar.models import ExtraDayOff
from schools.coordinators.rules import lacks_region
from schools.sessions import rules
from schools.sessions.models import Session, SessionTopic


class SessionsMenuItem(MenuItem):
    """Shown to those whose work is sessions."""

    def is_shown(self, request: StaffRequest) -> bool:
        return rules.sees_sessions(request.user) or lacks_region(request.user)


def menu_item() -> MenuItem:
    return SessionsMenuItem(
        _("Sessions"), reverse_lazy("schools_admin:sessions"), name="sessions", icon_name="date", order=300
    )


def add_sessions_ahead(request: StaffRequest, panels: list) -> None:
    """How many sessions lie ahead that this person may see; without a region, that one is missing."""
    if lacks_region(request.user):
        text = str(_("You have no region yet."))
        panels.insert(0, WaitingPanel(_("Sessions"), text, reverse("schools_admin:sessions")))
    if rules.sees_sessions(request.user):
        count = Session.objects.visible_to(request.user).upcoming(timezone.now()).count()
        text = ngettext("%(count)s session lies ahead.", "%(count)s sessions lie ahead.", count) % {"count": count}
        panels.insert(0, WaitingPanel(_("Sessions"), text, reverse("schools_admin:sessions")))


class ExtraDayOffViewSet(SnippetViewSet):
    """Bridge days and other days off that the government declares: no session is planned then."""

    model = ExtraDayOff
    icon = "calendar-alt"
    list_display = ["date", "name"]
    ordering = ["-date"]


class SessionTopicViewSet(SnippetViewSet):
    model = SessionTopic
    icon = "list-ul"
    list_display = ["name_sq", "name_en"]


class PlanningViewSet(SnippetViewSetGroup):
    """What the whole country's planning rests on: kept by administrators."""

    items = (ExtraDayOffViewSet, SessionTopicViewSet)
    menu_label = _("Planning")
    menu_icon = "calendar"
    menu_order = 310
