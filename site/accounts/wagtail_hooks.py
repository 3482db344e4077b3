from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accounts import views
from accounts.models import StaffRequest
from accounts.people import hooks as people

__all__ = ["people"]


@hooks.register("register_admin_urls")
def roles_page() -> list:
    return [path("roles/", views.roles, name="roles")]


@hooks.register("register_help_menu_item")
def roles_in_menu() -> MenuItem:
    return MenuItem(_("Roles"), reverse_lazy("roles"), name="roles", icon_name="group", order=900)


@hooks.register("register_account_menu_item")
def two_steps_in_account(request: StaffRequest) -> dict:
    text = _("The app, the security keys and the recovery codes that you sign in with.")
    return {"url": reverse("mfa_index"), "label": _("Two-step sign-in"), "help_text": text}


@hooks.register("register_account_menu_item")
def password_in_account(request: StaffRequest) -> dict:
    text = _("Choose another password.")
    return {"url": reverse("account_change_password"), "label": _("Change the password"), "help_text": text}
