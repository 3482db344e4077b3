"""Notices on the desk: the part of a report's page, what became of each, and whether it is still there."""

import json
from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.models import StaffRequest
from core import audit
from core.access import refused
from core.states import WrongStep
from reporting.assessment import findings
from reporting.cases import opening, rules
from reporting.cases.opening import Opened
from reporting.cases.queries import is_about_child_abuse
from reporting.cases.states import possible
from reporting.cases.views import explained, get_report, opened_for_handler, opened_or_closed
from reporting.links.defang import defang
from reporting.links.find import links_in
from reporting.links.guard import AddressRefused
from reporting.links.recheck import may_recheck, recheck
from reporting.notices import iccam
from reporting.notices.actions import removal
from reporting.notices.actions import sending as actions
from reporting.notices.enums import NoticeKind
from reporting.notices.models import Notice, NoticeEvent
from reporting.notices.states import notice_steps
from reporting.vault.crypto import sealing
from reporting.vault.views.access import crumbs, desk
from reporting.verbs import Verb

HAPPENED = {
    "written": gettext_lazy("written"),
    "sent": gettext_lazy("sent"),
    "delivered": gettext_lazy("arrived at their mail server"),
    "bounced": gettext_lazy("came back"),
    "unreadable": gettext_lazy("could not be sent: the server’s key was changed; send it again"),
    "again": gettext_lazy("sent again"),
    "reminded": gettext_lazy("reminded"),
    "receipt": gettext_lazy("an automatic answer came"),
    "reply": gettext_lazy("an answer came"),
    "gone": gettext_lazy("it is gone"),
    "confirmed": gettext_lazy("the recipient confirms that it is gone"),
    "refused": gettext_lazy("refused"),
    "cancelled": gettext_lazy("withdrawn"),
}
LOOKED = {
    "gone": gettext_lazy("Kept: it is gone."),
    "online": gettext_lazy("Kept: it is still there."),
    "unknown": gettext_lazy("The look told nothing for certain."),
}
STEPS: dict[str, Callable[..., object]] = {
    "cancel": actions.cancel,
    "refuse": actions.refuse,
    "again": actions.again,
    "confirm": removal.confirmed,
}
MOST_LINKS = 10  # of one report that are asked for in one request


def part(request: StaffRequest, opened: Opened) -> dict | None:
    """For the report's page: its notices, and what may be done now. Facts alone, so no further key is opened."""
    report = opened.report
    rows = list(Notice.objects.for_report(report))
    may = rules.can_handle(request.user, report)
    return {
        "report": report,
        "rows": [{"notice": row, "steps": notice_steps(row.state) if may else set()} for row in rows],
        "may_write": may and "notify" in possible(report.state) and report.verdict in actions.WORTH_A_NOTICE,
        "may_look": may and bool(rows or report.verdict in actions.WORTH_A_NOTICE),
        "may_ask": may and bool(links_of(opened)) and may_recheck(child_abuse=is_about_child_abuse(report)),
        "rechecks": list(report.rechecks.select_related("by")),
    }


def links_of(opened: Opened) -> list[str]:
    """The links that the reporter gave, as they were written; only those of questions for links and of the story."""
    return list(dict.fromkeys(link for _name, _label, text in opened.answers for link in links_in(text)))


def get_notice(request: StaffRequest, pk: UUID, notice: UUID) -> Notice:
    """A notice of a report that this person may see."""
    report = get_report(request.user, pk)
    row = get_object_or_404(Notice.objects.for_report(report), pk=notice)
    row.report = report
    return row


@desk
@require_safe
@explained
def notice(request: StaffRequest, pk: UUID, notice: UUID) -> HttpResponse:
    """One notice: its text, what happened, the answers."""
    row = get_notice(request, pk, notice)
    opened = opened_or_closed(request, row.report)
    letter = actions.opened(row, opened.data_key)
    context = {
        "notice": row,
        "letter": letter,
        "events": events_of(request, row),
        "steps": notice_steps(row.state) if rules.can_handle(request.user, row.report) else set(),
        "has_record": row.kind == NoticeKind.HOTLINE,
        "header_title": _("Notice %(reference)s") % {"reference": row.reference},
        "breadcrumbs_items": crumbs(row.report.reference, row.reference),
    }
    return render(request, "reporting/notices/notice.html", context)


def events_of(request: StaffRequest, row: Notice) -> list[dict]:
    """What happened, the answers opened and made harmless."""
    rows = list(row.events.all())
    keys = opening.data_keys(request, row.report) if any(event.sealed for event in rows) else {}
    return [
        {"event": event, "what": HAPPENED.get(event.what, event.what), "reply": reply(event, keys)} for event in rows
    ]


def reply(event: NoticeEvent, keys: dict[UUID, bytes]) -> dict | None:
    if event.sealed is None:
        return None
    if event.data_key_id not in keys:
        return {"text": _("This answer does not open with your key.")}
    words = json.loads(sealing.unseal(event.sealed, keys[event.data_key_id], event.seal_context))
    return {name: defang(text) if isinstance(text, str) else text for name, text in words.items()}


@desk
@require_POST
@explained
def step(request: StaffRequest, pk: UUID, notice: UUID, name: str) -> HttpResponse:
    """Withdraw, note a refusal, or send again what came back."""
    if name not in STEPS:
        raise Http404
    row = get_notice(request, pk, notice)
    if not rules.can_handle(request.user, row.report):
        return refused(request)
    more: dict[str, bytes] = {}
    if name == "again":
        opened = opened_or_closed(request, row.report)
        more["data_key"] = opened.data_key
    try:
        STEPS[name](row, by=request.user, **more)
    except WrongStep:
        messages.error(request, _("This is not possible any more: the notice has changed in the meantime."))
    else:
        messages.success(request, _("Kept."))
    return redirect("reporting_desk:notice", pk, notice)


@desk
@require_POST
def look(request: StaffRequest, pk: UUID) -> HttpResponse:
    """An analyst has looked: it is still there, or it is gone."""
    report = get_report(request.user, pk)
    if not rules.can_handle(request.user, report):
        return refused(request)
    result = request.POST.get("result")
    if result in removal.AFTER:
        removal.looked(report, by=request.user, result=result)
        messages.success(request, LOOKED[result])
    return redirect("reporting_desk:report", pk)


@opened_for_handler("POST")
def ask_host(request: StaffRequest, opened: Opened) -> HttpResponse:
    """A HEAD request for each link, through guard and proxy; not for child abuse unless a setting allows it."""
    report = opened.report
    abuse = is_about_child_abuse(report)
    try:
        found = [recheck(link, child_abuse=abuse).state for link in links_of(opened)[:MOST_LINKS]]
    except AddressRefused:
        return refused(request)
    result = together(found)
    removal.looked(report, by=request.user, result=result, by_hand=False)
    messages.info(request, LOOKED[result])
    return redirect("reporting_desk:report", report.pk)


def together(found: list[str]) -> str:
    """Online as soon as one is; gone only when all are."""
    if removal.ONLINE in found:
        return removal.ONLINE
    return removal.GONE if found and set(found) == {removal.GONE} else removal.UNKNOWN


@desk
@require_safe
@explained
def record(request: StaffRequest, pk: UUID, notice: UUID, form: str) -> HttpResponse:
    """The record in ICCAM's fields, for a partner hotline: stored nowhere, and written down."""
    row = get_notice(request, pk, notice)
    if row.kind != NoticeKind.HOTLINE or not rules.can_handle(request.user, row.report):
        raise Http404
    opened = opened_or_closed(request, row.report)
    letter, assessment = actions.opened(row, opened.data_key), findings.that_counts(row.report)
    rows = iccam.records(
        letter.links,
        findings.iccam_codes(findings.findings(assessment)),
        hotline=actions.settings.HOTLINE_NAME,
        reference=row.reference,
        received=row.report.received_on,
        assessed=timezone.localdate(assessment.at) if assessment else None,
        country=row.report.host_country,
        police=row.report.referrals.exclude(state="withdrawn").filter(authority__police=True).exists(),
    )
    audit.record(Verb.NOTICE_RECORD_EXPORTED, row.report, by=request.user, form=form)
    text, kind = (iccam.as_csv(rows), "text/csv") if form == "csv" else (iccam.as_json(rows), "application/json")
    headers = {"Content-Disposition": f'attachment; filename="iccam-{row.reference}.{form}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=headers)
