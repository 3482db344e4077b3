from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accounts import views


@hooks.register("register_admin_urls")
def roles_page():
    return [path("roles/", views.roles, name="roles")]


@hooks.register("register_help_menu_item")
def roles_in_menu():
    return MenuItem(_("Roles"), reverse_lazy("roles"), name="roles", icon_name="group", order=900)
