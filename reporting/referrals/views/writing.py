"""Handing a case to an authority: whom, what goes along, and the dossier made of it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import StaffRequest
from core.states import WrongStep
from reporting.authorities.models import Authority
from reporting.cases.models.messages import Message
from reporting.cases.opening import Opened
from reporting.cases.views import opened_for_handler
from reporting.links.defang import defang
from reporting.referrals.actions import referrals as actions
from reporting.referrals.dossier import content, files, pdf
from reporting.referrals.forms.referrals import ReferralForm
from reporting.vault.views.access import crumbs


@opened_for_handler("GET", "HEAD", "POST")
def write(request: StaffRequest, opened: Opened) -> HttpResponse:
    given: dict[str, Any] = {"authorities": Authority.objects.filter(active=True), "conversation": choices(opened)}
    if request.method != "POST":
        return show(request, opened, ReferralForm(**given))
    form = ReferralForm(request.POST, **given)
    if not form.is_valid():
        return show(request, opened, form, problem=_("Please look at the marked field."), status=422)
    data = form.cleaned_data
    handover = actions.Handover(files_of(opened, data), str(data["id"]))
    try:
        actions.refer(opened.report, handover, authority=data["authority"], by=request.user)
    except actions.NoVault:
        problem = _("This authority has no key yet: one of its officers has to make one first.")
    except (WrongStep, IntegrityError):
        problem = _("This is not possible: the report is not assessed yet, or this authority has the case already.")
    else:
        messages.success(request, _("The dossier is sealed for %(authority)s. They are told that it waits.") % data)
        return redirect("reporting_desk:report", opened.report.pk)
    return show(request, opened, form, problem=problem, status=409)


def choices(opened: Opened) -> list[tuple[str, str]]:
    """The conversation, shortened, to choose from."""
    return [
        (str(message.pk), f"{message.day:%d.%m.%Y} {who(message)}: {defang(text)[:160]}")
        for message, text in opened.messages
    ]


def who(message: Message) -> str:
    return _("the reporter") if message.from_reporter else _("the hotline")


def files_of(opened: Opened, data: dict) -> dict[str, str]:
    """The three files of the dossier, in the language of the authorities."""
    with translation.override(content.LANGUAGE):
        made = dossier_of(opened, data)
        paper = pdf.render(made)
    return files.files(made.as_json(), paper, referral=made.referral, created=made.created)


def dossier_of(opened: Opened, data: dict) -> files.Dossier:
    chosen = set(data.get("messages", []))
    conversation = [(message, text) for message, text in opened.messages if str(message.pk) in chosen]
    texts = [text for _name, _label, text in opened.answers] + [text for _message, text in conversation]
    return files.Dossier(
        referral=str(data["id"])[:8].upper(),
        hotline=settings.HOTLINE_NAME,
        created=content.day(timezone.localdate()),
        note=data["note"],
        facts=content.facts(opened.report),
        answers=[{"field": name, "label": str(label), "text": text} for name, label, text in opened.answers],
        links=files.links(texts),
        assessment=content.assessment(opened.report),
        conversation=[{"from": who(m), "day": content.day(m.day), "text": text} for m, text in conversation],
    )


def show(request: StaffRequest, opened: Opened, form: Any, *, problem: str = "", status: int = 200) -> HttpResponse:
    context = {
        "report": opened.report,
        "form": form,
        "problem": problem,
        "unconfirmed": Authority.objects.filter(active=True, confirmed=False),
        "header_title": _("Hand to an authority"),
        "breadcrumbs_items": crumbs(opened.report.reference, _("Hand to an authority")),
    }
    return render(request, "reporting/referrals/form.html", context, status=status)
