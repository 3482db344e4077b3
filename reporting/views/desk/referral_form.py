"""Handing a case to an authority: whom, what goes along, and the dossier made of it."""

import datetime as dt

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.access import refused
from reporting import findings, reading, rules
from reporting.actions import referrals as actions
from reporting.forms.referrals import ReferralForm
from reporting.links import defang
from reporting.models import Authority
from reporting.queries import Taxonomy
from reporting.referrals import dossier, pdf
from reporting.states import WrongStep
from reporting.views.desk.answers import crumbs, desk
from reporting.views.desk.lock import unlock_in_passing
from reporting.views.desk.report import get_report, open_or_explain

LANGUAGE = "sq"  # in which authorities read
FACTS = ("received_on", "rubric", "category", "language", "door", "channel", "danger", "age_band", "live_contact",
         "still_online", "region")  # fmt: skip


@desk
def write(request, pk):
    passing, carrier = unlock_in_passing(request)
    found = get_report(request.user, pk)
    if not rules.can_handle(request.user, found):
        return refused(request)
    opened = open_or_explain(request, found, form=passing, carry=request.method == "POST")
    response = answer(request, opened) if isinstance(opened, reading.Opened) else opened
    response.cookies.update(carrier.cookies)
    return response


def answer(request, opened):
    given = {"authorities": Authority.objects.filter(active=True), "conversation": choices(opened)}
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


def choices(opened) -> list[tuple[str, str]]:
    """The conversation, shortened, to choose from."""
    return [
        (str(message.pk), f"{message.day:%d.%m.%Y} {who(message)}: {defang(text)[:160]}")
        for message, text in opened.messages
    ]


def who(message) -> str:
    return _("the reporter") if message.from_reporter else _("the hotline")


def files_of(opened, data: dict) -> dict[str, str]:
    """The three files of the dossier, in the language of the authorities."""
    with translation.override(LANGUAGE):
        made = dossier_of(opened, data)
        paper = pdf.render(made)
    return dossier.files(made.as_json(), paper, referral=made.referral, created=made.created)


def dossier_of(opened, data: dict) -> dossier.Dossier:
    chosen = set(data.get("messages", []))
    conversation = [(message, text) for message, text in opened.messages if str(message.pk) in chosen]
    texts = [text for _name, _label, text in opened.answers] + [text for _message, text in conversation]
    return dossier.Dossier(
        referral=str(data["id"])[:8].upper(),
        hotline=settings.HOTLINE_NAME,
        created=day(timezone.localdate()),
        note=data["note"],
        facts=facts(opened.report),
        answers=[{"field": name, "label": str(label), "text": text} for name, label, text in opened.answers],
        links=dossier.links(texts),
        assessment=assessment_of(opened.report),
        conversation=[{"from": who(m), "day": day(m.day), "text": text} for m, text in conversation],
    )


def day(date: dt.date) -> str:
    return f"{date.day}.{date.month}.{date.year}"


def facts(report) -> list[dict]:
    """What the reporter chose, in words; nothing that tells who they are is known."""
    named = Taxonomy.load(LANGUAGE).name(report)
    words = {"rubric": named.rubric_name, "category": named.category_name, "received_on": day(report.received_on)}
    rows = []
    for name in FACTS:
        shown = (
            words.get(name)
            if name in words
            else getattr(report, f"get_{name}_display", lambda n=name: getattr(report, n))()
        )
        value = (_("yes") if shown else _("no")) if isinstance(shown, bool) else str(shown or "")
        rows.append({"name": name, "label": str(report._meta.get_field(name).verbose_name), "value": value})
    return rows


def assessment_of(report) -> dict:
    found = findings.standing(report)
    if not report.verdict:
        return {}
    return {
        "verdict": report.verdict,
        "label": str(report.get_verdict_display()),
        "day": day(timezone.localdate(found.at)) if found else "",
        "terms": [
            {
                "taxonomy": f.names[LANGUAGE],
                "version": f.version,
                "code": f.code,
                "label": f.labels[LANGUAGE],
                "legal": f.legal,
            }
            for f in findings.findings(found)
        ],
    }


def show(request, opened, form, *, problem="", status=200):
    context = {
        "report": opened.report,
        "form": form,
        "problem": problem,
        "unconfirmed": Authority.objects.filter(active=True, confirmed=False),
        "header_title": _("Hand to an authority"),
        "breadcrumbs_items": crumbs(opened.report.reference, _("Hand to an authority")),
    }
    return render(request, "reporting/desk/referral_form.html", context, status=status)
