"""What Wagtail's pages of accounts refuse here."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from accounts.models import StaffRequest, User
from accounts.people.rules import may_keep
from core.access import refused


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def keep_superusers(request: StaffRequest, person: User) -> HttpResponse | None:
    return None if may_keep(request.user, person) else refused(request)


@hooks.register("before_bulk_action")
def one_by_one(request: StaffRequest, action_type: str, objects: list[Any], action: object) -> HttpResponse | None:
    """Roles are given on a person's own page, where a region is asked for and the trail is told."""
    if not objects or not isinstance(objects[0], User):
        return None
    if action_type == "assign_role":
        messages.error(request, _("Give roles on the page of each person: it also asks for the region."))
        return redirect("wagtailusers_users:index")
    return None if all(may_keep(request.user, person) for person in objects) else refused(request)
