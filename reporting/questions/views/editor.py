"""Editing the draft of a rubric's questions. Every button keeps the draft first: nothing typed is lost."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import StaffRequest
from core.access import refused
from reporting.questions import actions
from reporting.questions.definition.model import Definition, Kind, Question
from reporting.questions.definition.serialization import from_json
from reporting.questions.definition.validation import faults
from reporting.questions.forms.editor import QuestionSet
from reporting.questions.models import FormVersion
from reporting.questions.rules import keeps_form
from reporting.questions.views.preview import supervisor
from reporting.vault.views.access import crumbs


@supervisor
@require_POST
def begin(request: StaffRequest, scope: str) -> HttpResponse:
    """Make a draft out of what is published."""
    if not keeps_form(request.user, scope):
        return refused(request)
    actions.begin_draft(scope, by=request.user)
    return redirect("reporting_desk:form", scope)


@supervisor
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, scope: str) -> HttpResponse:
    if not keeps_form(request.user, scope):
        return refused(request)
    draft = FormVersion.objects.filter(scope=scope, state=FormVersion.State.DRAFT).first()
    if draft is None:
        return redirect("reporting_desk:forms")
    if request.method == "POST":
        return submitted(request, draft, request.POST.get("go", "save"))
    definition = from_json(draft.definition)
    return page(request, draft, QuestionSet(definition=definition), found=faults(definition))


def submitted(request: StaffRequest, draft: FormVersion, go: str) -> HttpResponse:
    """Keep what was typed, then do what the button says."""
    if go == "discard":
        return discarded(request, draft)
    form = QuestionSet(request.POST, definition=from_json(draft.definition))
    if not form.is_valid():
        return page(request, draft, form, status=422, problem=_("Please look at the marked field."))
    definition, focus = moved(form.definition(), go)
    if request.POST.get("seen") != stamp(draft):
        sentence = _("Somebody else has changed this draft meanwhile. If you keep yours now, it replaces theirs.")
        return page(request, draft, form, status=409, problem=sentence)
    try:
        actions.write_draft(draft, definition, seen=draft.definition, by=request.user)
        if go == "publish":
            return published(request, actions.publish(draft, by=request.user))
    except actions.Faulty as error:
        draft.refresh_from_db()
        sentence = _("It is kept, but it cannot be published yet.")
        return page(
            request, draft, QuestionSet(definition=definition), status=422, problem=sentence, found=error.faults
        )
    except actions.Changed:
        return page(request, draft, form, status=409, problem=_("Somebody else has changed or published it meanwhile."))
    messages.success(request, _("The draft is kept."))
    return redirect(reverse("reporting_desk:form", args=[draft.scope]) + focus)


def published(request: StaffRequest, version: FormVersion) -> HttpResponse:
    sentence = _("Version %(number)s is published. Reports already begun keep the version before.")
    messages.success(request, sentence % {"number": version.number})
    return redirect("reporting_desk:forms")


def discarded(request: StaffRequest, draft: FormVersion) -> HttpResponse:
    actions.discard_draft(draft, by=request.user)
    messages.success(request, _("The draft is thrown away."))
    return redirect("reporting_desk:forms")


def moved(definition: Definition, go: str) -> tuple[Definition, str]:
    """The definition after add, up-N, down-N or remove-N, and the place on the page to look at then."""
    rows = list(definition.questions)
    step, _dash, number = go.partition("-")
    at = int(number) if number.isdecimal() and int(number) < len(rows) else None
    if step == "add":
        rows.append(Question(f"question_{len(rows) + 1}", Kind.TEXT))
        at = len(rows) - 1
    elif at is not None and step == "remove":
        del rows[at]
    elif at is not None and step in ("up", "down"):
        to = max(0, min(len(rows) - 1, at + (1 if step == "down" else -1)))
        rows.insert(to, rows.pop(at))
        at = to
    return Definition(tuple(rows)), f"#question-{at + 1}" if at is not None else ""


def stamp(draft: FormVersion) -> str:
    """Tells whether a draft is still as it was when the page was made."""
    return hashlib.sha256(json.dumps(draft.definition, sort_keys=True).encode()).hexdigest()[:16]


def page(
    request: StaffRequest, draft: FormVersion, form: Any, *, status: int = 200, problem: str = "", found: Sequence = ()
) -> HttpResponse:
    context = {
        "version": draft,
        "formset": form,
        "faults": found,
        "seen": stamp(draft),
        "problem": problem,
        "header_title": _("Questions: %(scope)s, version %(number)s") % {"scope": draft.scope, "number": draft.number},
        "breadcrumbs_items": [
            *crumbs(),
            {"url": reverse("reporting_desk:forms"), "label": _("Questions")},
            {"url": None, "label": draft.scope},
        ],
    }
    context["breadcrumbs_items"][0]["url"] = reverse("reporting_desk:queue")
    return render(request, "reporting/questions/edit.html", context, status=status)
