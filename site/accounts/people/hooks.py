"""What Wagtail's pages of accounts refuse here."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from accounts.models import StaffRequest, User
from accounts.people import actions
from accounts.people.rules import may_keep
from accounts.sign_in.step_up import confirm_again
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
    if not all(may_keep(request.user, person) for person in objects):
        return refused(request)
    confirm_again(request)
    if action_type == "delete":
        actions.removed(objects, by=request.user)
    return None


@hooks.register("after_bulk_action")
def tell_of_switching(request: StaffRequest, action_type: str, objects: list[Any], action: object) -> None:
    """Wagtail switches many accounts with one UPDATE: the trail is told of each, and roles of the desk wait again."""
    if action_type == "set_active_state" and objects and isinstance(objects[0], User):
        actions.switched(objects, by=request.user)
