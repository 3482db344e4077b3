"""One report: sealed until the analyst's key is unlocked."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.models import StaffRequest
from reporting.care import actions
from reporting.cases.actions import clocks, messages
from reporting.cases.views import explained, get_report, opened_or_closed
from reporting.desk.page import show
from reporting.enums import Clock
from reporting.vault.views.access import desk


@desk
@require_safe
@explained
def report(request: StaffRequest, pk: UUID) -> HttpResponse:
    found = get_report(request.user, pk)
    opened = opened_or_closed(request, found)
    messages.record_opening(found, by=request.user)
    actions.opened(found, by=request.user)
    if found.analyst_id == request.user.pk:
        if found.due_for == Clock.FIRST_LOOK:
            clocks.first_look_done(found, by=request.user)
        messages.mark_read(found, by=request.user)
    return show(request, opened)
