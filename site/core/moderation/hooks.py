"""Wagtail's bulk “publish” asks for the permission alone: what waits for moderators is not published past them."""

from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page, WorkflowState


@hooks.register("before_bulk_action")
def not_past_moderation(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Refuse all of it, with the titles, where this person could not publish one of the pages from its own form."""
    if action_type != "publish" or not objects or not isinstance(objects[0], Page):
        return None
    below = action.cleaned_form.cleaned_data["include_descendants"]
    waiting = [page for page in in_moderation(objects, below=below) if page.get_lock().for_user(request.user)]
    if not waiting:
        return None
    titles = ", ".join(page.get_admin_display_title() for page in waiting)
    text = _("Nothing was published, because this waits for a moderator: %(titles)s.")
    messages.error(request, text % {"titles": titles})
    return redirect(action.next_url)


def in_moderation(pages: list[Page], *, below: bool) -> list[Page]:
    """Those of `pages`, and with `below` of what stands below them, that wait for a moderator."""
    asked = Q(pk__in=[page.pk for page in pages])
    for page in pages if below else ():
        asked |= Q(path__startswith=page.path)
    kind = ContentType.objects.get_for_model(Page)
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS, base_content_type=kind)
    ids = [int(object_id) for object_id in states.values_list("object_id", flat=True)]
    return list(Page.objects.filter(asked, pk__in=ids).specific())
