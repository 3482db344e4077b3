"""What every page of a case shares: which reports exist for a person, and what is said where one stays closed."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.models import StaffRequest, User
from core.access import refused
from reporting.cases import extensions, rules
from reporting.cases.models.report import Report
from reporting.cases.opening import Opened, open_report
from reporting.vault.crypto.sealing import CannotOpen
from reporting.vault.opening import ContentDestroyed, NoKey, about
from reporting.vault.views.access import crumbs, desk
from reporting.vault.views.opening import Explanation, answers_closed

SENTENCES = {
    ContentDestroyed: (_("Its days are over: the content of this report was destroyed."), 410),
    NoKey: (_("You do not hold the vault's key yet. A supervisor can give it to you."), 403),
    CannotOpen: (_("This report does not open: it was changed, or sealed for another key."), 409),
}


def get_report(user: User, pk: UUID) -> Report:
    """The report, if it exists for `user`. Raises Http404."""
    return get_object_or_404(Report.objects.visible_to(user).select_related("analyst", "form_version"), pk=pk)


def explain(request: HttpRequest, report: Report, problem: str | Promise, status: int) -> HttpResponse:
    """The page that says why a report stays closed, or why a step is not possible."""
    context = {"report": report, "problem": problem, "breadcrumbs_items": crumbs(report.reference)}
    return render(request, "reporting/desk/explanation.html", context, status=status)


def opened_or_closed(request: StaffRequest, report: Report) -> Opened:
    """The report in the clear. Raises Closed, and Instead where another page stands before it."""
    with about(report):
        if report.shredded_on:
            raise ContentDestroyed
        extensions.before_opening(request, report)
        return open_report(request, report)


explained = answers_closed(Explanation(SENTENCES, explain, extensions.beside_lock))


def opened_for_handler(*methods: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """`view(request, opened)` out of a report's id, for whoever has it in hand."""

    def make(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @desk
        @require_http_methods(methods)
        @explained
        @wraps(view)
        def unlocked(request: StaffRequest, pk: UUID) -> HttpResponse:
            report = get_report(request.user, pk)
            if not rules.can_handle(request.user, report):
                return refused(request)
            return view(request, opened_or_closed(request, report))

        return unlocked

    return make
