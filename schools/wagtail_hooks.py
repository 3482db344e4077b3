from django.urls import include, path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.admin.panels import WaitingPanel
from schools import rules
from schools.models import ExtraDayOff, Session, SessionTopic


@hooks.register("register_admin_urls")
def coordinators_pages():
    return [path("seancat/", include("schools.admin_urls"))]


class SessionsMenuItem(MenuItem):
    """Shown to those whose work is sessions."""

    def is_shown(self, request):
        return rules.sees_sessions(request.user)


@hooks.register("register_admin_menu_item")
def sessions_in_menu():
    return SessionsMenuItem(
        _("Sessions"), reverse_lazy("schools_admin:sessions"), name="sessions", icon_name="date", order=300
    )


@hooks.register("construct_homepage_panels")
def what_is_planned(request, panels):
    """How many sessions lie ahead that this person may see."""
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


register_snippet(PlanningViewSet)
