"""The queue: facts only, nothing of what a reporter wrote, so it works while the key is locked."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.models import StaffRequest, User
from reporting.assessment import prior_verdicts
from reporting.care import limits
from reporting.cases import clocks
from reporting.cases import queue as case_queue
from reporting.cases.models.report import Report
from reporting.cases.states import State
from reporting.desk.forms.queue import QueueFilter
from reporting.desk.queries import counts
from reporting.rubrics import translations
from reporting.vault import session_key
from reporting.vault.queries import scopes_opened_by
from reporting.vault.views.access import crumbs, desk

TITLES = {
    "new": gettext_lazy("New"),
    "danger": gettext_lazy("Danger now"),
    "mine": gettext_lazy("Mine"),
    "waiting": gettext_lazy("Waiting"),
    "second": gettext_lazy("Second look"),
    "follow_up": gettext_lazy("Follow up"),
    "overdue": gettext_lazy("Overdue"),
    "all": gettext_lazy("All"),
    "closed": gettext_lazy("Closed reports"),
}


@desk
@require_safe
def queue(request: StaffRequest) -> HttpResponse:
    asked = request.GET.get("tab", "")
    name = asked if asked in case_queue.TABS else "new"
    taxonomy = translations.RubricNames.load()
    filters = QueueFilter(request.GET, taxonomy)
    rows, further = page_of(name, request.user, filters)
    context = {
        "tabs": tabs(request.user, name),
        "tab": name,
        "filters": filters,
        "rows": with_prior_verdicts(request.user, [taxonomy.name(row) for row in rows]),
        "choosing": name == "new" and bool(rows),
        "views_avoided": prior_verdicts.views_avoided(request.user),
        "without_key": not rows and not scopes_opened_by(request.user),
        "number": filters.number,
        "previous_page": address(request, filters.number - 1) if filters.number > 1 else "",
        "next_page": address(request, filters.number + 1) if further else "",
        "unlocked": session_key.is_unlocked(request),
        "header_title": _("RAPORTO!"),
        "breadcrumbs_items": crumbs(),
    }
    return render(request, "reporting/desk/queue.html", context)


def page_of(name: str, user: User, filters: QueueFilter) -> tuple[list[Report], bool]:
    """The rows of a page of a tab under the filters, and whether there are more."""
    reports = filters.narrowed(case_queue.tab(name, user, case_queue.not_recused(user)))
    scopes = filters.scopes(scopes_opened_by(user))
    cut = case_queue.partitions(name, reports, scopes, filters.cuts(), by_state=filters.by_state)
    return case_queue.page_of(name, cut, filters.number)


def with_prior_verdicts(user: User, rows: list[Any]) -> list[Report]:
    """Each row with the prior verdict on its links; not while a second analyst must not learn a verdict."""
    asked = [row for row in rows if row.state not in prior_verdicts.BEING_WEIGHED]
    seen = prior_verdicts.seen_before(asked, user)
    for row in rows:
        row.seen = seen.get(row.pk)
        row.clocks = clocks.running(row)
        row.seen_fits = row.seen is not None and row.state == State.NEW and prior_verdicts.may_be_applied(row, row.seen)
    return rows


def tabs(user: User, current: str) -> list[dict]:
    numbers = counts(user)
    return [
        {"name": name, "title": TITLES[name], "count": numbers[name], "current": name == current}
        for name in case_queue.TABS
    ]


def address(request: StaffRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"


@desk
@require_safe
def following(request: StaffRequest) -> HttpResponse:
    """Go to the new report that comes first in the queue."""
    first = limits.next_report(request.user, timezone.now())
    if first is None:
        messages.info(request, _("There is no new report."))
        return redirect("reporting_desk:queue")
    return redirect("reporting_desk:report", first.pk)
