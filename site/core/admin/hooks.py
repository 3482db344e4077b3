"""The page of patterns in Wagtail's help menu, and the admin's own API."""

from typing import Any

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.admin.patterns import patterns


@hooks.register("register_admin_urls")
def patterns_page() -> list[URLPattern]:
    return [path("patterns/", patterns, name="patterns")]


@hooks.register("register_help_menu_item")
def patterns_in_menu() -> MenuItem:
    return MenuItem(_("Patterns"), reverse_lazy("patterns"), name="patterns", icon_name="view", order=910)


@hooks.register("construct_admin_api", order=1000)
def admin_asks_its_own_api(router: object) -> None:
    """The menu of pages and the choosers ask an API of the admin's own, which our default would close."""
    from wagtail.admin.api.views import PagesAdminAPIViewSet  # inline: Wagtail is not ready
    from wagtail.images.api.admin.views import ImagesAdminAPIViewSet  # inline: Wagtail is not ready

    PagesAdminAPIViewSet.access = ImagesAdminAPIViewSet.access = staticmethod(enters_admin)


def enters_admin(user: Any) -> bool:
    return user.has_perm("wagtailadmin.access_admin")
