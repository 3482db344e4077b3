"""Coming back with the code: how far it is, what the analyst wrote, a box to answer. The code travels by POST only."""

import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.access import public
from core.http import comes_back, private
from core.rate_limits import buckets
from core.rate_limits.buckets import Rate
from reporting.cases.models.report import Report
from reporting.intake import flood, state
from reporting.reporter import actions
from reporting.reporter.forms import CodeForm, ReplyForm
from reporting.reporter.opening import for_reporter
from reporting.reporter.timeline import timeline
from reporting.vault.crypto import codes

PURPOSE, HELD = "kodi", "kodi pret"
OF_ONE, OF_ALL = Rate.per_minute(2, 10), Rate.per_minute(60, 200)  # replies: to one report, to all together


@public
@comes_back
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, or show what it opens. Nobody's address is looked at or kept."""
    if request.method != "POST":
        return private(render(request, "reporting/reporter/code.html", {"form": CodeForm()}))
    if "state" in request.POST:
        return answer(request)
    form = CodeForm(typed(request))
    if not form.is_valid():
        return private(render(request, "reporting/reporter/code.html", {"form": form}, status=422))
    if held := held_back(request, form.cleaned_data["code"]):
        return held
    found = find(form.cleaned_data["code"])
    if found is None:
        flood.wrong_code()
        form.add_error("code", _("We found nothing under this code. Please compare every letter with what you noted."))
        return private(render(request, "reporting/reporter/code.html", {"form": form}, status=422))
    return show(request, form.cleaned_data["code"], *found)


def find(typed: str) -> tuple[Report, codes.Identity] | None:
    """The report of a code and the identity that opens its answers, or None."""
    identity = codes.identity(typed, settings.CODE_PEPPER)
    report = Report.objects.filter(lookup=identity.lookup).first()
    return (report, identity) if report else None


def held_back(request: HttpRequest, code: str) -> HttpResponse | None:
    """The waiting page while many wrong codes are being tried; None when this one may be. The page does not show it."""
    held = flood.gate_code(request, code)
    return held.page(request, {"held": state.seal(HELD, {"code": code})}, about="code") if held else None


def typed(request: HttpRequest) -> dict:
    """What was typed, or what the waiting page kept of it."""
    try:
        data, fresh = state.unseal(HELD, request.POST.get("held", ""))
    except state.Broken:
        return request.POST
    return data if fresh else request.POST


def show(
    request: HttpRequest,
    typed: str,
    report: Report,
    identity: codes.Identity,
    *,
    form: ReplyForm | None = None,
    sent: bool = False,
    wait: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The report's page. The code is sealed into the reply form, so that the page itself does not show it."""
    messages = for_reporter(report, identity.private)
    report.messages.filter(from_reporter=False, read=False).update(read=True)
    context = {
        "report": report,
        "timeline": timeline(report),
        "messages_read": messages,
        "answers_sent": report.messages.filter(from_reporter=True).count(),
        "form": form or ReplyForm(),
        "state": state.seal(PURPOSE, {"code": typed, "message": str(uuid.uuid4())}),
        "sent": sent,
        "wait": wait,
    }
    return private(render(request, "reporting/reporter/report.html", context, status=status))


def has_room(report: Report, message_id: str) -> bool:
    """May this be stored? Replies have buckets of their own: of one report, and of all. What is stored already may."""
    stored = report.messages.filter(pk=message_id).exists()
    return stored or (buckets.take(f"replies:{report.pk}", OF_ONE) and buckets.take("replies", OF_ALL))


def answer(request: HttpRequest) -> HttpResponse:
    """Take in what the reporter writes; the same page sent twice makes one message."""
    form = ReplyForm(request.POST)
    try:
        data, fresh = state.unseal(PURPOSE, request.POST.get("state", ""))
        found = find(data["code"]) if fresh else None
    except state.Broken:
        found = None
    if found is None:
        form.full_clean()
        return private(
            render(
                request,
                "reporting/reporter/code.html",
                {"form": CodeForm(), "kept": request.POST.get("text", "")[:12_000]},
                status=422,
            )
        )
    if not form.is_valid():
        return show(request, data["code"], *found, form=form, status=422)
    if not has_room(found[0], data["message"]):
        return show(request, data["code"], *found, form=form, wait=True, status=429)
    actions.answer(found[0], form.cleaned_data["text"], message_id=data["message"])
    found[0].refresh_from_db()
    return show(request, data["code"], *found, sent=True)
