"""The editor of questions in the menu of the admin."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accounts import roles
from accounts.models import StaffRequest


class QuestionsMenuItem(MenuItem):
    """Shown to supervisors."""

    def is_shown(self, request: StaffRequest) -> bool:
        return roles.is_supervisor(request.user)


@hooks.register("register_admin_menu_item")
def questions_in_menu() -> MenuItem:
    return QuestionsMenuItem(
        _("Questions"), reverse_lazy("reporting_desk:forms"), name="formulari", icon_name="form", order=61
    )
