"""The page of the audit trail in Wagtail's menu of reports."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.audit.views import audit, may_see


@hooks.register("register_admin_urls")
def audit_page() -> list[URLPattern]:
    return [path("audit/", audit, name="audit")]


class AuditMenuItem(MenuItem):
    """Shown to those who may read the trail."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


@hooks.register("register_reports_menu_item")
def audit_in_menu() -> MenuItem:
    return AuditMenuItem(_("Audit trail"), reverse_lazy("audit"), name="audit", icon_name="history", order=900)
