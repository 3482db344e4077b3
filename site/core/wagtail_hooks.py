"""What core adds to Wagtail's admin: the audit trail, the pattern page, helplines and partners."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.models import Helpline, Partner
from core.views.audit import audit, may_see
from core.views.patterns import patterns


@hooks.register("register_admin_urls")
def pages_of_core():
    return [path("audit/", audit, name="audit"), path("patterns/", patterns, name="patterns")]


class AuditMenuItem(MenuItem):
    """Shown to those who may read the trail."""

    def is_shown(self, request):
        return may_see(request.user)


@hooks.register("register_reports_menu_item")
def audit_in_menu():
    return AuditMenuItem(_("Audit trail"), reverse_lazy("audit"), name="audit", icon_name="history", order=900)


@hooks.register("register_help_menu_item")
def patterns_in_menu():
    return MenuItem(_("Patterns"), reverse_lazy("patterns"), name="patterns", icon_name="view", order=910)


@hooks.register("construct_admin_api", order=1000)
def admin_asks_its_own_api(router):
    """The menu of pages and the choosers ask an API of the admin's own, which our default would close."""
    from wagtail.admin.api.views import PagesAdminAPIViewSet
    from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

    PagesAdminAPIViewSet.access = ImagesAdminAPIViewSet.access = staticmethod(enters_admin)


def enters_admin(user) -> bool:
    return user.has_perm("wagtailadmin.access_admin")


class HelplineViewSet(SnippetViewSet):
    model = Helpline
    icon = "info-circle"
    list_display = ["name", "number", "whom", "confirmed", "last_checked", "urgent"]
    list_filter = ["confirmed", "urgent"]
    search_fields = ["name", "number", "whom"]


class PartnerViewSet(SnippetViewSet):
    model = Partner
    icon = "group"
    list_display = ["name", "kind", "confirmed", "order"]
    list_filter = ["confirmed", "kind"]
    search_fields = ["name", "text"]


class DirectoryGroup(SnippetViewSetGroup):
    items = (HelplineViewSet, PartnerViewSet)
    menu_label = _("Helplines and partners")
    menu_icon = "group"
    menu_order = 250
    add_to_admin_menu = True


register_snippet(DirectoryGroup)
