"""Steps that need no key, because nothing is opened: handing over, stepping back, applying a prior verdict."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import StaffRequest
from core.states import WrongStep
from reporting.assessment.actions import verdicts
from reporting.cases.actions import assignment
from reporting.cases.models.report import Report
from reporting.cases.rules import NotAllowed
from reporting.cases.states import State
from reporting.cases.views import explain, get_report
from reporting.desk.forms import FORMS
from reporting.rubrics.translations import RubricNames
from reporting.vault.views.access import desk

REFUSED = {
    "hand_over": gettext_lazy("This person cannot open the report."),
    "recuse": gettext_lazy("Nobody else can open this report. Ask a supervisor to give a colleague the key first."),
    "apply_prior_verdict": gettext_lazy("No prior verdict fits this report any more: somebody must look."),
}


def keyless(action: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view out of `action(request, report, data)`: POST, rule, form, action, and a sentence for each refusal."""
    kind = FORMS[action.__name__]  # a step that has no form stops the program before it starts

    @desk
    @wraps(action)
    def view(request: StaffRequest, pk: UUID) -> HttpResponse:
        report = get_report(request.user, pk)
        if request.method != "POST":
            return redirect("reporting_desk:report", pk)
        if kind.step != "apply_prior_verdict" and not kind.allowed(request.user, report):
            return explain(request, report, _("This report is in somebody else's hands."), 403)
        form = kind(request.POST, report=report, taxonomy=RubricNames.load(), user=request.user)
        if not form.is_valid():
            return explain(request, report, " ".join(str(e) for errors in form.errors.values() for e in errors), 422)
        return submitted(request, report, action, form.cleaned_data)

    return view


def submitted(request: StaffRequest, report: Report, action: Callable[..., HttpResponse], data: dict) -> HttpResponse:
    try:
        return action(request, report, data)
    except WrongStep:
        problem = _("This step is not possible now: the report is %(state)s.")
        return explain(request, report, problem % {"state": report.get_state_display()}, 409)
    except NotAllowed:
        return explain(request, report, REFUSED[action.__name__], 409)


@keyless
def hand_over(request: StaffRequest, report: Report, data: dict) -> HttpResponse:
    assignment.hand_over(report, by=request.user, to=data["to"])
    messages.success(
        request, _("The report is now with %(name)s.") % {"name": data["to"].get_full_name() or data["to"]}
    )
    return redirect("reporting_desk:queue")


@keyless
def recuse(request: StaffRequest, report: Report, data: dict) -> HttpResponse:
    assignment.recuse(report, by=request.user)
    messages.success(request, _("You stepped back. The report is in other hands."))
    return redirect("reporting_desk:queue")


@keyless
def apply_prior_verdict(request: StaffRequest, report: Report, data: dict) -> HttpResponse:
    report = verdicts.apply_prior_verdict(report, by=request.user)
    if report.state == State.CLOSED:
        messages.success(request, _("The prior verdict is applied and the case is closed. Nobody had to look."))
        return redirect("reporting_desk:queue")
    messages.success(request, _("The prior verdict is applied. The report is yours: a notice or a referral is next."))
    return redirect(f"{reverse('reporting_desk:queue')}?tab=mine")  # its own page would open it after all
