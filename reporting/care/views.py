"""Care: one's own page, and the page that stands before a severe report when somebody has seen enough."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import roles
from accounts.models import StaffRequest, User
from reporting.care import actions, limits
from reporting.care.forms import CareForm, MoodForm, PauseForm
from reporting.care.models import CareWeek, CheckIn
from reporting.cases.extensions import CaseExtension
from reporting.cases.models.report import Report
from reporting.vault.opening import Instead
from reporting.vault.views.access import crumbs, desk


def interrupt(request: StaffRequest, report: Report) -> None:
    """Raise Instead, with the page that spares somebody. Where a child is in danger now, who asks for it goes on."""
    stop = limits.stop(request.user, report, timezone.now())
    if stop is None or (stop.danger and request.GET.get("megjithate")):
        return
    context = {
        "report": report,
        "stop": stop,
        "header_title": report.reference,
        "breadcrumbs_items": crumbs(report.reference),
    }
    raise Instead(render(request, "reporting/care/stop.html", context))


EXTENSION = CaseExtension(before_opening=interrupt)


@desk
def care(request: StaffRequest) -> HttpResponse:
    """What I chose, what I saw today, how I am; for supervisors the weeks that are over."""
    form = CareForm(request.POST or None, initial=initial(request.user))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.choose(request.user, **data | {"opted_out": sorted(data["opted_out"])})
        messages.success(request, _("Your choice is kept. Nobody else sees it."))
        return redirect("reporting_desk:care")
    return render(request, "reporting/care/care.html", page(request, form), status=422 if form.errors else 200)


def initial(user: User) -> dict:
    choice = limits.choice_of(user)
    return {name: getattr(choice, name) for name in ("daily_budget", "shift_ends", "opted_out")}


def page(request: StaffRequest, form: Any) -> dict:
    now, choice = timezone.now(), limits.choice_of(request.user)
    seen = limits.seen_counts([request.user], now).get(request.user.pk, 0)
    mood = CheckIn.objects.filter(user=request.user, day=timezone.localdate()).first()
    return {
        "form": form,
        "mood_form": MoodForm(initial={"mood": str(mood.mood)} if mood else None),
        "seen": seen,
        "budget": choice.daily_budget,
        "paused_until": limits.paused_until(choice, seen, now),
        "weeks": CareWeek.objects.all()[:26] if roles.is_supervisor(request.user) else None,
        "people": actions.PEOPLE,
        "header_title": _("Care"),
        "breadcrumbs_items": crumbs(_("Care")),
    }


@desk
@require_POST
def pause(request: StaffRequest) -> HttpResponse:
    form = PauseForm(request.POST)
    if form.is_valid():
        actions.pause(request.user, **form.cleaned_data)
        messages.success(request, _("Severe items stay away until your pause is over. Take your time."))
    return redirect("reporting_desk:care")


@desk
@require_POST
def check_in(request: StaffRequest) -> HttpResponse:
    form = MoodForm(request.POST)
    if form.is_valid():
        actions.check_in(request.user, int(form.cleaned_data["mood"]))
        messages.success(request, _("Thank you. What you said is seen by nobody as yours."))
    return redirect("reporting_desk:care")
