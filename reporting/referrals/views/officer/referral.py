"""One case in an officer's hands: read, download, acknowledge, ask, tell the outcome."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.models import StaffRequest
from core import audit
from core.states import WrongStep
from reporting.links.defang import defang
from reporting.referrals.actions import referrals as actions
from reporting.referrals.dossier import files
from reporting.referrals.forms.referrals import AcknowledgeForm, OutcomeForm, WordsForm
from reporting.referrals.opening import OpenedReferral, open_referral
from reporting.referrals.states import referral_steps
from reporting.referrals.views.officer.access import crumbs, explain, get_referral, officer
from reporting.vault.crypto import sealing
from reporting.vault.crypto.sealing import CannotOpen
from reporting.vault.opening import ContentDestroyed, NoKey
from reporting.vault.views.opening import Explanation, answers_closed
from reporting.verbs import Verb

KINDS = {
    files.JSON_FILE: "application/json",
    files.PDF_FILE: "application/pdf",
    files.MANIFEST: "application/json",
}
FORMS = {"acknowledge": AcknowledgeForm, "ask": WordsForm, "tell": OutcomeForm}


SENTENCES = {
    ContentDestroyed: (gettext_lazy("The content of this case was destroyed: its days were over."), 410),
    NoKey: (
        gettext_lazy("You do not hold your authority’s key yet. A colleague who holds it can give it to you."),
        403,
    ),
    CannotOpen: (gettext_lazy("This dossier does not open: it was changed, or sealed for another key."), 409),
}
explained = answers_closed(Explanation(SENTENCES, explain))


@officer
@require_safe
@explained
def referral(request: StaffRequest, pk: UUID) -> HttpResponse:
    row = get_referral(request.user, pk)
    opened = open_referral(request, row)
    audit.record(Verb.REFERRAL_OPENED, row, by=request.user)
    return page(request, opened)


def page(
    request: StaffRequest,
    opened: OpenedReferral,
    *,
    problem: str = "",
    status: int = 200,
    bound: dict[str, Form] | None = None,
) -> HttpResponse:
    row = opened.referral
    content = json.loads(opened.files[files.JSON_FILE])
    forms = {step: form(auto_id=f"{step}_%s") for step, form in FORMS.items() if step in referral_steps(row.state)}
    context = {
        "referral": row,
        "dossier": harmless(content),
        "manifest": json.loads(opened.files[files.MANIFEST]),
        "intact": opened.intact,
        "case_number": opened.case_number,
        "conversation": [(message, defang(text)) for message, text in opened.messages],
        "forms": forms | (bound or {}),
        "first": not opened.case_number,
        "problem": problem,
        "header_title": _("Case %(reference)s") % {"reference": row.reference},
        "breadcrumbs_items": crumbs(row.reference),
    }
    return render(request, "reporting/referrals/officer/referral.html", context, status=status)


def harmless(content: dict) -> dict:
    """For the screen: every text that somebody typed without a link in it. The exact ones are in the files."""
    for name in ("answers", "conversation"):
        content[name] = [{**row, "text": defang(row["text"])} for row in content[name]]
    return content | {"note": defang(content["note"])}


@officer
@require_safe
@explained
def file(request: StaffRequest, pk: UUID, name: str) -> HttpResponse:
    """One file of the dossier, opened for this answer alone."""
    if name not in KINDS:
        raise Http404
    row = get_referral(request.user, pk)
    opened = open_referral(request, row)
    audit.record(Verb.REFERRAL_DOWNLOADED, row, by=request.user, file=name)
    headers = {"Content-Disposition": f'attachment; filename="{row.reference}-{name}"'}
    return HttpResponse(files.as_bytes(name, opened.files[name]), content_type=KINDS[name], headers=headers)


def step(action: Callable[..., None]) -> Callable[..., HttpResponse]:
    """A view out of `action(request, opened, data)`: POST, own authority's, unlocked key, form, action, redirect."""
    name = action.__name__

    @officer
    @explained
    @wraps(action)
    def view(request: StaffRequest, pk: UUID) -> HttpResponse:
        if request.method != "POST":
            return redirect("reporting_authority:referral", pk)
        return submitted(request, open_referral(request, get_referral(request.user, pk)), name, action)

    return view


def submitted(request: StaffRequest, opened: OpenedReferral, name: str, action: Callable[..., None]) -> HttpResponse:
    form = FORMS[name](request.POST, auto_id=f"{name}_%s")
    if not form.is_valid():
        return page(request, opened, status=422, problem=_("Please look at the marked field."), bound={name: form})
    try:
        action(request, opened, form.cleaned_data)
    except WrongStep:
        return page(request, opened, status=409, problem=_("This is not possible any more."), bound={name: form})
    messages.success(request, _("Kept. The hotline sees it."))
    return redirect("reporting_authority:referral", opened.referral.pk)


@step
def acknowledge(request: StaffRequest, opened: OpenedReferral, data: dict[str, Any]) -> None:
    row = opened.referral
    sealed = sealing.seal(data["case_number"], opened.data_key, row.seal_context("case number"))
    actions.acknowledge(row, sealed_number=sealed, by=request.user)


@step
def ask(request: StaffRequest, opened: OpenedReferral, data: dict[str, Any]) -> None:
    row = opened.referral
    sealed = actions.seal_message(row, data["text"], opened.data_key, id=data["id"])
    actions.ask(row, id=data["id"], sealed=sealed, by=request.user)


@step
def tell(request: StaffRequest, opened: OpenedReferral, data: dict[str, Any]) -> None:
    row, words = opened.referral, {}
    if data["text"]:
        sealed = actions.seal_message(row, data["text"], opened.data_key, id=data["id"])
        words = {"id": data["id"], "sealed": sealed}
    actions.tell(row, outcome=data["outcome"], by=request.user, **words)
