"""The operator's form in the menu of the admin."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accounts.models import StaffRequest
from reporting.intake.rules import may_enter_calls


class CallMenuItem(MenuItem):
    """Shown to phone operators and to the desk."""

    def is_shown(self, request: StaffRequest) -> bool:
        return may_enter_calls(request.user)


@hooks.register("register_admin_menu_item")
def call_in_menu() -> MenuItem:
    return CallMenuItem(
        _("A call"), reverse_lazy("reporting_desk:operator"), name="telefon", icon_name="comment", order=51
    )
