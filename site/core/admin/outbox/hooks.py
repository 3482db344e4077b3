"""What could not be delivered, in Wagtail's menu of reports and on the first page of the admin."""

from typing import Any

from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.admin.outbox import views
from core.admin.outbox.rules import is_admin
from core.admin.panels import WaitingPanel
from core.outbox.models import OutboxItem


@hooks.register("register_admin_urls")
def outbox_pages() -> list[URLPattern]:
    return [
        path("outbox/", views.outbox, name="outbox"),
        path("outbox/<uuid:pk>/retry/", views.retry, name="outbox_retry"),
        path("outbox/<uuid:pk>/dismiss/", views.dismiss, name="outbox_dismiss"),
    ]


class OutboxMenuItem(MenuItem):
    """Shown to those who decide about it."""

    def is_shown(self, request: Any) -> bool:
        return is_admin(request.user)


@hooks.register("register_reports_menu_item")
def outbox_in_menu() -> MenuItem:
    return OutboxMenuItem(_("Not delivered"), reverse_lazy("outbox"), name="outbox", icon_name="mail", order=890)


@hooks.register("construct_homepage_panels")
def what_gave_up(request: Any, panels: list) -> None:
    """A line for administrators while something waits for their decision."""
    count = OutboxItem.objects.given_up().count() if is_admin(request.user) else 0
    if count:
        text = ngettext(
            "%(count)s delivery was given up after many tries.",
            "%(count)s deliveries were given up after many tries.",
            count,
        ) % {"count": count}
        panels.insert(0, WaitingPanel(_("Not delivered"), text, reverse("outbox")))
