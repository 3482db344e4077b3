"""What content goes tomorrow and in the coming time, what is held back and why, and the legal hold."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import roles
from accounts.models import StaffRequest
from core.access import refused
from reporting.cases.models.report import Report
from reporting.enums import Outcome
from reporting.retention import actions
from reporting.retention import queries as reads
from reporting.retention.forms import HoldForm
from reporting.retention.models import RetentionRule
from reporting.vault.views.access import crumbs, desk


@desk
@require_safe
def retention(request: StaffRequest) -> HttpResponse:
    seen = reads.outlook(request.user, timezone.localdate())
    lists = [
        ("tomorrow", _("Goes with the next run"), _("Nothing goes with the next run."), seen.tomorrow),
        ("soon", _("Goes in the coming time"), _("Nothing goes in the coming time."), seen.soon),
        ("kept_back", _("Its time has come, but it is held back"), _("Nothing is held back."), seen.kept_back),
    ]
    context = {
        "lists": [(name, title, empty, rows, seen.counts[name] - len(rows)) for name, title, empty, rows in lists],
        "periods": periods(),
        # Wagtail puts it there when the model is registered
        "rules_url": reverse(RetentionRule.snippet_viewset.get_url_name("list")),  # type: ignore[attr-defined]
        "supervisor": roles.is_supervisor(request.user),
        "header_title": _("Retention"),
        "breadcrumbs_items": crumbs(_("Retention")),
    }
    return render(request, "reporting/retention/retention.html", context)


def periods() -> list[tuple]:
    """Outcome, days, and how many days before the end a case is announced."""
    days = reads.rules()
    return [(outcome.label, days[outcome], reads.warning_days(days[outcome])) for outcome in Outcome]


@desk
@require_POST
def hold(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Set or lift the legal hold of a case, or stop waiting for its reporter to read our message."""
    if not roles.is_supervisor(request.user):
        return refused(request)
    report = get_object_or_404(Report.objects.visible_to(request.user), pk=pk)
    form = HoldForm(request.POST)
    form.is_valid()
    act = next_act(form.cleaned_data)
    act(report, by=request.user)
    return redirect("reporting_desk:retention")


def next_act(decided: dict) -> Callable[..., object]:
    if decided["stop_waiting"]:
        return actions.stop_waiting
    return actions.hold if decided["hold"] else actions.lift
