"""The steps of a case: each view is one action, and each refusal one sentence with what was typed kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import StaffRequest
from core.states import WrongStep
from reporting.assessment.actions import second_review, verdicts
from reporting.cases.actions import assignment, clocks, closure, reclassify
from reporting.cases.actions import messages as conversation
from reporting.cases.actions.outcomes import Unproved
from reporting.cases.forms import DeskForm
from reporting.cases.models.report import Report
from reporting.cases.opening import Opened
from reporting.cases.rules import NotAllowed
from reporting.cases.states import possible
from reporting.cases.views import explained, get_report, opened_or_closed
from reporting.desk.forms import FORMS
from reporting.desk.page import show
from reporting.rubrics.translations import RubricNames
from reporting.vault.actions.wrapping import NotReady
from reporting.vault.views.access import desk

DONE = {
    "take": gettext_lazy("The report is yours."),
    "release": gettext_lazy("The report is back among the new ones."),
    "assess": gettext_lazy("Your assessment is kept."),
    "write": gettext_lazy("Your message is sealed and waits for the reporter."),
    "note": gettext_lazy("Your note is kept."),
    "close": gettext_lazy("The case is closed."),
    "reopen": gettext_lazy("The case is open again."),
    "sort": gettext_lazy("The report lies with its rubric now. Assess it there."),
    "ask_second": gettext_lazy("A colleague will look too, without seeing what you found."),
    "second_look": gettext_lazy("Your verdict is kept."),
    "settle": gettext_lazy("The verdict is settled."),
    "follow_up": gettext_lazy("The reminder is kept."),
}


def step(action: Callable[..., object]) -> Callable[..., HttpResponse]:
    """A view out of `action(request, opened, data)`: POST, unlocked key, rule, form, action, redirect."""
    kind = FORMS[action.__name__]  # a step that has no form stops the program before it starts

    @desk
    @explained
    @wraps(action)
    def view(request: StaffRequest, pk: UUID) -> HttpResponse:
        found = get_report(request.user, pk)
        if request.method != "POST":
            return redirect("reporting_desk:report", pk)
        return submitted(request, opened_or_closed(request, found), kind, action)

    return view


def submitted(
    request: StaffRequest, opened: Opened, kind: type[DeskForm], action: Callable[..., object]
) -> HttpResponse:
    """Do the step, or show the report again with a sentence: 403 not yours, 422 not filled in well, 409 too late."""
    form = kind(request.POST, report=opened.report, taxonomy=RubricNames.load(), user=request.user)
    may = form.allowed(request.user, opened.report)
    if not may and (form.asks or form.step) in possible(opened.report.state):
        return show(request, opened, status=403, problem=not_yours(kind.step), bound=typed(form))
    if not form.is_valid():
        return show(request, opened, status=422, problem=_("Please look at the marked field."), bound=form)
    try:
        action(request, opened, form)
    except closure.Answered:
        form.again(opened.report)
        opened.report = get_report(request.user, opened.report.pk)
        problem = _("The reporter has written in the meantime. Read it before you close.")
        return show(request, opened, status=409, problem=problem, bound=form)
    except WrongStep as wrong:
        return refused(request, opened, form, wrong)
    except NotReady:
        return show(request, opened, status=409, problem=_("That rubric has no vault yet."), bound=form)
    except NotAllowed:
        return show(request, opened, status=403, problem=not_yours(kind.step), bound=typed(form))
    messages.success(request, DONE[kind.step])
    if not Report.objects.visible_to(request.user).filter(pk=opened.report.pk).exists():
        return redirect("reporting_desk:queue")
    return redirect("reporting_desk:report", opened.report.pk)


def refused(request: StaffRequest, opened: Opened, form: Any, wrong: WrongStep) -> HttpResponse:
    """The step that the record lacks stands at the outcome that was chosen; all else came too late."""
    if not isinstance(wrong, Unproved):
        return too_late(request, opened, form)
    form.add_error("outcome", wrong.missing)
    return show(request, opened, status=422, problem=wrong.missing, bound=form)


def too_late(request: StaffRequest, opened: Opened, form: Any) -> HttpResponse:
    """The state has changed since the page was loaded: say so, show the report as it is now, keep what was typed."""
    opened.report = get_report(request.user, opened.report.pk)
    taken_by = opened.report.analyst
    if form.step == "take" and taken_by:
        problem = _("%(name)s has taken this report in the meantime.") % {"name": taken_by.get_full_name() or taken_by}
    elif form.step == "close" and not opened.report.verdict:
        problem = _("Assess the report before you close it.")
    else:
        problem = _("This step is not possible now: the report is %(state)s.") % {
            "state": opened.report.get_state_display()
        }
    return show(request, opened, status=409, problem=problem, bound=typed(form))


def typed(form: Any) -> Any:
    """The form, if there is anything in it to keep."""
    return form if form.fields else None


def not_yours(name: str) -> str:
    return {
        "second_look": _("You know the first verdict already, so somebody else must look."),
        "settle": _("A supervisor who gave neither verdict settles this."),
        "sort": _("Not every part of this report opens with your key: somebody else must move it."),
    }.get(name) or _("This report is in somebody else's hands.")


@step
def take(request: StaffRequest, opened: Opened, form: Any) -> None:
    assignment.take(opened.report, by=request.user)


@step
def release(request: StaffRequest, opened: Opened, form: Any) -> None:
    assignment.release(opened.report, by=request.user)


@step
def sort(request: StaffRequest, opened: Opened, form: Any) -> None:
    reclassify.reclassify(opened.report, by=request.user, rubric=form.chosen, keys=opened.keys)


@step
def assess(request: StaffRequest, opened: Opened, form: Any) -> None:
    verdicts.assess(opened.report, by=request.user, **form.assessment)


@step
def ask_second(request: StaffRequest, opened: Opened, form: Any) -> None:
    second_review.ask_second(opened.report, by=request.user, **form.cleaned_data)


@step
def second_look(request: StaffRequest, opened: Opened, form: Any) -> None:
    second_review.second_look(opened.report, by=request.user, **form.assessment)


@step
def settle(request: StaffRequest, opened: Opened, form: Any) -> None:
    second_review.settle(opened.report, by=request.user, **form.assessment)


@step
def follow_up(request: StaffRequest, opened: Opened, form: Any) -> None:
    clocks.follow_up(opened.report, by=request.user, **form.cleaned_data)


@step
def write(request: StaffRequest, opened: Opened, form: Any) -> None:
    conversation.write(opened.report, by=request.user, **form.cleaned_data)


@step
def note(request: StaffRequest, opened: Opened, form: Any) -> None:
    conversation.note(opened.report, by=request.user, text=form.cleaned_data["text"], data_key=opened.data_key)


@step
def close(request: StaffRequest, opened: Opened, form: Any) -> None:
    closure.close(opened.report, by=request.user, **form.ending)


@step
def reopen(request: StaffRequest, opened: Opened, form: Any) -> None:
    closure.reopen(opened.report, by=request.user)
