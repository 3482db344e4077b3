"""The steps of a case: each view is one action, and each refusal one sentence with what was typed kept."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reporting import reading, rules
from reporting.actions import desk as actions
from reporting.forms.desk import FORMS
from reporting.queries import Taxonomy
from reporting.states import WrongStep
from reporting.views.desk.answers import desk
from reporting.views.desk.lock import unlock_in_passing
from reporting.views.desk.report import get_report, open_or_explain, show

DONE = {
    "take": gettext_lazy("The report is yours."),
    "release": gettext_lazy("The report is back among the new ones."),
    "assess": gettext_lazy("Your assessment is kept."),
    "write": gettext_lazy("Your message is sealed and waits for the reporter."),
    "note": gettext_lazy("Your note is kept."),
    "close": gettext_lazy("The case is closed."),
    "reopen": gettext_lazy("The case is open again."),
}


def step(action):
    """A view out of `action(request, opened, data)`: POST, unlocked key, rule, form, action, redirect."""
    name = action.__name__

    @desk
    @wraps(action)
    def view(request, pk):
        if request.method != "POST":
            return redirect("reporting_desk:report", pk)
        passing, carrier = unlock_in_passing(request)
        found = get_report(request.user, pk)
        opened = open_or_explain(request, found, form=passing, carry=True, status=403)
        response = taken(request, opened, name, action) if isinstance(opened, reading.Opened) else opened
        response.cookies.update(carrier.cookies)
        return response

    return view


def taken(request, opened, name, action):
    """Do the step, or show the report again with a sentence: 403 not yours, 422 not filled in well, 409 too late."""
    form = FORMS[name](request.POST, report=opened.report, taxonomy=Taxonomy.load())
    if name != "take" and not rules.can_handle(request.user, opened.report):
        return show(
            request, opened, status=403, problem=_("This report is in somebody else's hands."), bound=typed(form)
        )
    if not form.is_valid():
        return show(request, opened, status=422, problem=_("Please look at the marked field."), bound=form)
    try:
        action(request, opened, form.cleaned_data)
    except WrongStep:
        return too_late(request, opened, form)
    messages.success(request, DONE[name])
    return redirect("reporting_desk:report", opened.report.pk)


def too_late(request, opened, form):
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


def typed(form):
    """The form, if there is anything in it to keep."""
    return form if form.fields else None


@step
def take(request, opened, data):
    actions.take(opened.report, by=request.user)


@step
def release(request, opened, data):
    actions.release(opened.report, by=request.user)


@step
def assess(request, opened, data):
    actions.assess(opened.report, by=request.user, **data)


@step
def write(request, opened, data):
    actions.write(opened.report, by=request.user, **data)


@step
def note(request, opened, data):
    actions.note(opened.report, by=request.user, text=data["text"], data_key=opened.data_key)


@step
def close(request, opened, data):
    actions.close(opened.report, by=request.user, **data)


@step
def reopen(request, opened, data):
    actions.reopen(opened.report, by=request.user)
