"""The rows that gave up, and the two decisions about each."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.access import allow
from core.admin.outbox import actions
from core.admin.outbox.rules import is_admin
from core.http import private
from core.outbox import kinds
from core.outbox.models import OutboxItem

MOST = 200


@allow(is_admin)
@require_safe
def outbox(request: Any) -> HttpResponse:
    items = OutboxItem.objects.given_up()
    rows = [{"item": item, "what": kinds.label(item.kind)} for item in items[:MOST]]
    context = {
        "rows": rows,
        "more": max(0, items.count() - MOST),
        "header_title": _("Not delivered"),
        "breadcrumbs_items": [{"url": None, "label": _("Not delivered")}],
    }
    return private(render(request, "core/admin/outbox.html", context))


@allow(is_admin)
@require_POST
def retry(request: Any, pk: UUID) -> HttpResponse:
    actions.retry(get_object_or_404(OutboxItem.objects.given_up(), pk=pk), by=request.user)
    return redirect("outbox")


@allow(is_admin)
@require_POST
def dismiss(request: Any, pk: UUID) -> HttpResponse:
    actions.dismiss(get_object_or_404(OutboxItem.objects.given_up(), pk=pk), by=request.user)
    return redirect("outbox")
