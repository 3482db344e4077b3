"""The duty list: the whole desk sees it, supervisors keep it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import roles
from accounts.models import StaffRequest
from core.access import refused
from reporting.duty import actions, queries
from reporting.duty.forms import ShiftForm
from reporting.duty.models import Shift
from reporting.vault.views.access import crumbs, desk, unkept

supervisor = unkept(roles.is_supervisor)


@desk
def duty(request: StaffRequest) -> HttpResponse:
    """Who is on duty, and for supervisors the form of a new shift."""
    if request.method == "POST" and not roles.is_supervisor(request.user):
        return refused(request)
    form = ShiftForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return kept(request, form)
    return render(request, "reporting/duty/duty.html", page(request, form), status=422 if form.errors else 200)


@supervisor
def shift(request: StaffRequest, number: int) -> HttpResponse:
    """One shift, to be changed."""
    found = get_object_or_404(Shift, pk=number)
    form = ShiftForm(request.POST if request.method == "POST" else None, instance=found)
    if request.method == "POST" and form.is_valid():
        return kept(request, form)
    context = {"form": form, "header_title": _("Change a shift"), "breadcrumbs_items": crumbs(_("Duty list"))}
    return render(request, "reporting/duty/shift.html", context, status=422 if form.errors else 200)


@supervisor
@require_POST
def remove(request: StaffRequest, number: int) -> HttpResponse:
    """Take a shift off the list; that it is gone already is what was wanted."""
    found = Shift.objects.select_related("user").filter(pk=number).first()
    if found:
        actions.remove(found, by=request.user)
    messages.success(request, _("The shift is taken off the duty list."))
    return redirect("reporting_desk:duty")


def kept(request: StaffRequest, form: Any) -> HttpResponse:
    actions.keep(form.save(commit=False), by=request.user)
    messages.success(request, _("The shift is on the duty list."))
    return redirect("reporting_desk:duty")


def page(request: StaffRequest, form: Any) -> dict:
    rows, cover = queries.listed(timezone.now())
    return {
        "form": form if roles.is_supervisor(request.user) else None,
        "rows": rows,
        "cover": cover,
        "header_title": _("Duty list"),
        "breadcrumbs_items": crumbs(_("Duty list")),
    }
