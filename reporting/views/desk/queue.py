"""The queue: facts only, nothing of what a reporter wrote, so it works while the key is locked."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from reporting import queries
from reporting.forms.desk import QueueFilter
from reporting.vault import unlocked
from reporting.views.desk.answers import crumbs, desk

TITLES = {
    "new": gettext_lazy("New"),
    "mine": gettext_lazy("Mine"),
    "waiting": gettext_lazy("Waiting"),
    "overdue": gettext_lazy("Overdue"),
    "all": gettext_lazy("All"),
    "closed": gettext_lazy("Closed reports"),
}


@desk
@require_safe
def queue(request):
    name = request.GET.get("tab") if request.GET.get("tab") in queries.TABS else "new"
    taxonomy = queries.Taxonomy.load()
    filters = QueueFilter(request.GET, taxonomy)
    rows, further = page_of(filters.narrowed(queries.tab(name, request.user)), filters.number)
    context = {
        "tabs": tabs(request.user, name),
        "tab": name,
        "filters": filters,
        "rows": [taxonomy.name(row) for row in rows],
        "number": filters.number,
        "previous_page": address(request, filters.number - 1) if filters.number > 1 else "",
        "next_page": address(request, filters.number + 1) if further else "",
        "unlocked": unlocked.is_unlocked(request),
        "header_title": _("RAPORTO!"),
        "breadcrumbs_items": crumbs(),
    }
    return render(request, "reporting/desk/queue.html", context)


def page_of(reports, number: int):
    """The rows of a page, and whether there are more: one row too many is asked for instead of a count of all."""
    start = (number - 1) * queries.PAGE
    rows = list(reports.for_queue()[start : start + queries.PAGE + 1])
    return rows[: queries.PAGE], len(rows) > queries.PAGE


def tabs(user, current: str):
    counts = queries.counts(user)
    return [
        {"name": name, "title": TITLES[name], "count": counts[name], "current": name == current}
        for name in queries.TABS
    ]


def address(request, number: int) -> str:
    query = request.GET.copy()
    query["page"] = number
    return f"?{query.urlencode()}"


@desk
@require_safe
def following(request):
    """Go to the new report that comes first in the queue."""
    first = queries.tab("new", request.user).for_queue().first()
    if first is None:
        messages.info(request, _("There is no new report."))
        return redirect("reporting_desk:queue")
    return redirect("reporting_desk:report", first.pk)
