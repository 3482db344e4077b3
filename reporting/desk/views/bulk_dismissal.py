"""Closing a group of spam by one decision: chosen in the queue, shown once more, then closed one by one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.models import StaffRequest
from reporting.cases.actions import closure
from reporting.cases.models.report import Report
from reporting.desk.forms.queue import BulkDismissalForm
from reporting.rubrics import translations
from reporting.vault.views.access import crumbs, desk


@desk
@require_POST
def bulk_dismissal(request: StaffRequest) -> HttpResponse:
    form = BulkDismissalForm(request.POST, Report.objects.visible_to(request.user))
    if not form.rows:
        messages.info(request, _("Choose reports that are new and say nothing of danger."))
        return redirect("reporting_desk:queue")
    if not (form.is_valid() and form.cleaned_data["sure"]):
        return ask(request, form)
    closed, _stayed = closure.dismiss(form.rows, by=request.user)
    done = ngettext("%(count)s report is closed as spam.", "%(count)s reports are closed as spam.", closed)
    messages.success(request, done % {"count": closed})
    return redirect("reporting_desk:queue")


def ask(request: StaffRequest, form: BulkDismissalForm) -> HttpResponse:
    """The reports once more, before they are closed."""
    taxonomy = translations.RubricNames.load()
    context = {
        "rows": [taxonomy.name(row) for row in form.rows],
        "left_out": len(set(form.ids())) - len(form.rows),
        "header_title": _("Close as spam"),
        "breadcrumbs_items": crumbs(_("Close as spam")),
    }
    return render(request, "reporting/desk/bulk_dismissal.html", context)
