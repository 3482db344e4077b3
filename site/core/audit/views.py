"""The audit trail, newest first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.access import allow
from core.audit.models import AuditEntry
from core.http import private

PAGE = 50
RECENT = 2_000  # the verbs to choose from are those of the latest entries: listing all would read the whole table
LAST = 10_000


def may_see(user: Any) -> bool:
    return user.has_role("admin", "supervisor")


@allow(may_see)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    verb, number = request.GET.get("verb", "").replace("\0", "")[:60], page_number(request.GET.get("page", ""))
    entries = AuditEntry.objects.filter(verb=verb) if verb else AuditEntry.objects.all()
    rows = list(entries[(number - 1) * PAGE : number * PAGE + 1])
    context = {
        "rows": rows[:PAGE],
        "verb": verb,
        "verbs": sorted(set(AuditEntry.objects.values_list("verb", flat=True)[:RECENT])),
        "number": number,
        "previous_page": number - 1,
        "next_page": number + 1 if len(rows) > PAGE else 0,
        "header_title": _("Audit trail"),
        "breadcrumbs_items": [{"url": None, "label": _("Audit trail")}],
    }
    return private(render(request, "core/audit/trail.html", context))


def page_number(text: str) -> int:
    """The page that was asked for, or the first."""
    return min(max(int(text), 1), LAST) if text.isascii() and text.isdigit() and len(text) < 9 else 1
