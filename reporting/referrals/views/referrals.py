"""Referrals on the desk: the part of a report's page, what the authority wrote, and our answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.models import StaffRequest
from core.access import refused
from core.states import WrongStep
from reporting.cases import rules
from reporting.cases.opening import Opened
from reporting.cases.states import possible
from reporting.cases.views import explain, get_report
from reporting.links.defang import defang
from reporting.referrals.actions import referrals as actions
from reporting.referrals.forms.referrals import WordsForm
from reporting.referrals.models import Referral
from reporting.referrals.opening import data_key, open_referral
from reporting.referrals.states import referral_steps
from reporting.vault.crypto.sealing import CannotOpen
from reporting.vault.opening import ContentDestroyed, NoKey, about
from reporting.vault.views.access import crumbs, desk
from reporting.vault.views.opening import Explanation, answers_closed


def part(request: StaffRequest, opened: Opened) -> dict | None:
    """For the report's page: which authorities have the case, and whether they wait for an answer."""
    report = opened.report
    may = rules.can_handle(request.user, report)
    return {
        "report": report,
        "rows": list(report.referrals.select_related("authority")),
        "may_refer": may and "refer" in possible(report.state) and bool(report.verdict or report.danger),
    }


def get_referral(request: StaffRequest, pk: UUID, referral: UUID) -> Referral:
    report = get_report(request.user, pk)
    row = get_object_or_404(report.referrals.select_related("authority", "by"), pk=referral)
    row.report = report
    return row


SENTENCES = {
    ContentDestroyed: (gettext_lazy("Its days are over: the content of this report was destroyed."), 410),
    NoKey: (gettext_lazy("This referral does not open with your key."), 403),
    CannotOpen: (gettext_lazy("This referral does not open with your key."), 403),
}
explained = answers_closed(Explanation(SENTENCES, lambda request, row, *told: explain(request, row.report, *told)))


@desk
@require_safe
@explained
def referral(request: StaffRequest, pk: UUID, referral: UUID) -> HttpResponse:
    return page(request, get_referral(request, pk, referral))


def page(
    request: StaffRequest, row: Referral, form: WordsForm | None = None, *, problem: str = "", status: int = 200
) -> HttpResponse:
    opened = open_referral(request, row)
    may = rules.can_handle(request.user, row.report)
    context = {
        "referral": row,
        "case_number": opened.case_number,
        "conversation": [(message, defang(text)) for message, text in opened.messages],
        "steps": referral_steps(row.state) if may else set(),
        "form": form or WordsForm(label=_("Your answer to the authority")),
        "problem": problem,
        "header_title": _("Referral %(reference)s") % {"reference": row.reference},
        "breadcrumbs_items": crumbs(row.report.reference, row.reference),
    }
    return render(request, "reporting/referrals/referral.html", context, status=status)


@desk
@explained
def reply(request: StaffRequest, pk: UUID, referral: UUID) -> HttpResponse:
    """Answer the authority; a key that locked itself meanwhile is unlocked in passing, and nothing typed is lost."""
    if request.method != "POST":
        return redirect("reporting_desk:referral", pk, referral)
    row = get_referral(request, pk, referral)
    if not rules.can_handle(request.user, row.report):
        return refused(request)
    form = WordsForm(request.POST, label=_("Your answer to the authority"))
    with about(row):
        key = data_key(request, row)
    if not form.is_valid():
        return page(request, row, form, problem=_("Please look at the marked field."), status=422)
    data = form.cleaned_data
    sealed = actions.seal_message(row, data["text"], key, id=data["id"])
    try:
        actions.reply(row, id=data["id"], sealed=sealed, by=request.user)
    except WrongStep:
        return page(request, row, form, problem=_("This referral was withdrawn."), status=409)
    messages.success(request, _("Your answer is sealed and waits for the authority."))
    return redirect("reporting_desk:referral", row.report.pk, row.pk)


@desk
@require_POST
def withdraw(request: StaffRequest, pk: UUID, referral: UUID) -> HttpResponse:
    row = get_referral(request, pk, referral)
    if not rules.can_handle(request.user, row.report):
        return refused(request)
    try:
        actions.withdraw(row, by=request.user)
    except WrongStep:
        messages.error(request, _("The authority has told the outcome already."))
    else:
        messages.success(request, _("Withdrawn: the authority can no longer open it here."))
    return redirect("reporting_desk:report", pk)
