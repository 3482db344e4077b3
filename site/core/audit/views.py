"""The audit trail, newest first."""

from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.access import allow
from core.audit import facts, verbs
from core.audit.models import AuditEntry
from core.http import private

PAGE = 50
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
        "rows": [in_words(entry) for entry in rows[:PAGE]],
        "verb": verb,
        "verbs": verbs.choices(),
        "number": number,
        "previous_page": number - 1,
        "next_page": number + 1 if len(rows) > PAGE else 0,
        "header_title": _("Audit trail"),
        "breadcrumbs_items": [{"url": None, "label": _("Audit trail")}],
    }
    return private(render(request, "core/audit/trail.html", context))


def in_words(entry: AuditEntry) -> dict:
    """The entry for people. Raises UnknownVerb: what was recorded can always be shown."""
    return {
        "entry": entry,
        "what": verbs.in_words(entry.verb),
        "subject": subject_in_words(entry.subject_type),
        "facts": facts.in_words(entry.facts),
    }


def subject_in_words(label: str) -> str:
    """The kind of record; by its name where a later version has it no more."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except LookupError:
        return label


def page_number(text: str) -> int:
    """The page that was asked for, or the first."""
    return min(max(int(text), 1), LAST) if text.isascii() and text.isdigit() and len(text) < 9 else 1
