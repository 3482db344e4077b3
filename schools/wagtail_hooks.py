from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from schools import rules


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
