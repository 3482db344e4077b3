"""The page of patterns in Wagtail's help menu, the admin's own API, and what is not deleted there."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse_lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.admin import date_pickers
from core.admin.patterns import patterns
from core.admin.protected import INSTEAD


@hooks.register("register_admin_urls")
def patterns_page() -> list[URLPattern]:
    return [path("patterns/", patterns, name="patterns")]


@hooks.register("register_help_menu_item")
def patterns_in_menu() -> MenuItem:
    return MenuItem(_("Patterns"), reverse_lazy("patterns"), name="patterns", icon_name="view", order=910)


@hooks.register("insert_global_admin_js")
def days_stay_as_typed() -> SafeString:
    return date_pickers.script()


@hooks.register("construct_admin_api", order=1000)
def admin_asks_its_own_api(router: object) -> None:
    """The menu of pages and the choosers ask an API of the admin's own, which our default would close."""
    from wagtail.admin.api.views import PagesAdminAPIViewSet  # inline: Wagtail is not ready
    from wagtail.images.api.admin.views import ImagesAdminAPIViewSet  # inline: Wagtail is not ready

    PagesAdminAPIViewSet.access = ImagesAdminAPIViewSet.access = staticmethod(enters_admin)


def enters_admin(user: Any) -> bool:
    return user.has_perm("wagtailadmin.access_admin")


@hooks.register("before_delete_snippet")
def protected_stays(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    protected = [instance for instance in instances if type(instance) in INSTEAD]
    if not protected:
        return None
    messages.error(request, str(INSTEAD[type(protected[0])]))
    return redirect(instances[0].snippet_viewset.get_url_name("list"))
