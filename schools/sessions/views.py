"""Sessions, for the coordinator of their region; a facilitator reads their own."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import StaffRequest
from core.states import WrongStep
from schools.clashes.detection import Clashing
from schools.coordinators.rules import is_coordinator
from schools.coordinators.views import allow_in_region, page_context, paginated, posted, show_form
from schools.sessions import actions, rules
from schools.sessions.forms import CancelForm, SessionFilter, SessionForm
from schools.sessions.models import Session
from schools.sessions.states import State

PAGE_SIZE = 25
Done = TypeVar("Done")


@allow_in_region(rules.sees_sessions)
def index(request: StaffRequest) -> HttpResponse:
    narrowed = SessionFilter(request.GET, user=request.user)
    visible = Session.objects.visible_to(request.user).with_names()
    listed = paginated(request, narrowed.apply(visible, timezone.now()), PAGE_SIZE)
    context = page_context(_("Sessions")) | listed
    context |= {"filter": narrowed, "may_plan": is_coordinator(request.user)}
    return render(request, "schools/sessions/index.html", context)


@allow_in_region(rules.sees_sessions)
def session(request: StaffRequest, pk: UUID) -> HttpResponse:
    found = visible(request, pk)
    planned = found.status == State.PLANNED
    context = page_context(str(found), (_("Sessions"), "schools_admin:sessions")) | {
        "session": found,
        "may_correct": found.status == State.HELD and rules.may_change(request.user, found),
        "may_change": planned and rules.may_change(request.user, found),
        "begun": found.start <= timezone.now(),
    }
    return render(request, "schools/sessions/session.html", context)


@allow_in_region(is_coordinator)
def plan(request: StaffRequest) -> HttpResponse:
    form = SessionForm(posted(request), user=request.user)
    made = attempt(form, lambda: actions.plan(form.plan(), by=request.user))
    if made:
        held = made.status == State.HELD
        messages.success(request, _("The session is entered as held.") if held else _("The session is planned."))
        return redirect("schools_admin:session", made.pk)
    return show_form(request, form, _("Plan a session"), _("Plan the session"))


@allow_in_region(is_coordinator)
def change(request: StaffRequest, pk: UUID) -> HttpResponse:
    found = visible(request, pk)
    form = SessionForm(posted(request), user=request.user, session=found)
    try:
        if attempt(form, lambda: actions.move(found, form.plan(), by=request.user)):
            messages.success(request, _("The session is changed."))
            return redirect("schools_admin:session", found.pk)
    except WrongStep:
        return too_late(request, found)
    return show_form(request, form, _("Change the session"), _("Save the change"))


@allow_in_region(is_coordinator)
def cancel(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Asks first, and why; cancels on POST."""
    found = visible(request, pk)
    form = CancelForm(posted(request))
    if not form.is_valid():
        context = page_context(_("Cancel the session"), (_("Sessions"), "schools_admin:sessions"))
        context |= {"session": found, "form": form}
        return render(request, "schools/sessions/cancel.html", context, status=422 if form.errors else 200)
    said = _("The session is cancelled. Its class and facilitators are free again.")
    return stepped(request, found, partial(actions.cancel, reason=form.cleaned_data["reason"]), said)


@require_POST
@allow_in_region(is_coordinator)
def held(request: StaffRequest, pk: UUID) -> HttpResponse:
    return stepped(request, visible(request, pk), actions.hold, _("The session is marked as held."))


def visible(request: StaffRequest, pk: UUID) -> Session:
    """The session, for those who may see it; 404 for everybody else."""
    return get_object_or_404(Session.objects.visible_to(request.user).with_names(), pk=pk)


def attempt(form: SessionForm, act: Callable[[], Done]) -> Done | None:
    """The result of `act` when the form is right and nothing stands in the way; else None, with errors on the form."""
    if not form.is_valid():
        return None
    try:
        return act()
    except Clashing as refused:
        form.take(refused.clashes)
        return None


def stepped(request: StaffRequest, found: Session, act: Callable[..., object], said: str) -> HttpResponse:
    try:
        act(found, by=request.user)
    except WrongStep:
        return too_late(request, found)
    messages.success(request, said)
    return redirect("schools_admin:session", found.pk)


def too_late(request: StaffRequest, found: Session) -> HttpResponse:
    messages.error(request, _("This cannot be done with the session any more: look at its state below."))
    return redirect("schools_admin:session", found.pk)
