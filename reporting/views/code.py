"""Coming back with the code: how far it is, what the analyst wrote, a box to answer. The code travels by POST only."""

import time
import uuid
from threading import BoundedSemaphore

from django.conf import settings
from django.core.cache import cache
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.access import public
from core.http import private
from reporting import reading
from reporting.actions import intake as actions
from reporting.forms.code import CodeForm, ReplyForm
from reporting.intake import state
from reporting.models import Report
from reporting.timeline import timeline
from reporting.vault import codes

PURPOSE = "kodi"
SLOW = BoundedSemaphore(2)  # wrong answers that may wait at a time in a process: the others are turned away at once
FREE_TRIES, LONGEST_WAIT = 5, 2.0  # wrong codes a minute, from everybody together; seconds


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def code(request):
    """Ask for the code, or show what it opens. Nobody's address is looked at or kept."""
    if request.method != "POST":
        return private(render(request, "reporting/code.html", {"form": CodeForm()}))
    if "state" in request.POST:
        return answer(request)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return private(render(request, "reporting/code.html", {"form": form}, status=422))
    found = find(form.cleaned_data["code"])
    if found is None:
        return wrong(request, form)
    return show(request, form.cleaned_data["code"], *found)


def find(typed: str):
    """The report of a code and the identity that opens its answers, or None."""
    identity = codes.identity(typed, settings.CODE_PEPPER)
    report = Report.objects.filter(lookup=identity.lookup).first()
    return (report, identity) if report else None


def wrong(request, form):
    """Well formed, but nobody's: the more of these in a minute, the slower the answer."""
    status = slow_down()
    if status == 429:
        form.add_error("code", _("Many wrong codes are being tried just now. Please wait a minute and try again."))
    else:
        form.add_error("code", _("We found nothing under this code. Please compare every letter with what you noted."))
    return private(render(request, "reporting/code.html", {"form": form}, status=status))


def slow_down() -> int:
    """Wait a little longer with each wrong code of this minute; return the status to answer with."""
    minute = f"wrong-codes-{int(time.time() // 60)}"
    cache.add(minute, 0, 120)
    tries = cache.incr(minute)
    if tries <= FREE_TRIES:
        return 422
    if not SLOW.acquire(blocking=False):
        return 429
    try:
        time.sleep(min(LONGEST_WAIT, 0.2 * (tries - FREE_TRIES)))
    finally:
        SLOW.release()
    return 422


def show(request, typed: str, report: Report, identity, *, form=None, sent=False, status=200):
    """The report's page. The code is sealed into the reply form, so that the page itself does not show it."""
    messages = reading.for_reporter(report, identity.private)
    report.messages.filter(from_reporter=False, read=False).update(read=True)
    context = {
        "report": report,
        "timeline": timeline(report),
        "messages_read": messages,
        "answers_sent": report.messages.filter(from_reporter=True).count(),
        "form": form or ReplyForm(),
        "state": state.seal(PURPOSE, {"code": typed, "message": str(uuid.uuid4())}),
        "sent": sent,
    }
    return private(render(request, "reporting/report.html", context, status=status))


def answer(request):
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
                "reporting/code.html",
                {"form": CodeForm(), "kept": request.POST.get("text", "")[:12_000]},
                status=422,
            )
        )
    if not form.is_valid():
        return show(request, data["code"], *found, form=form, status=422)
    actions.answer(found[0], form.cleaned_data["text"], message_id=data["message"])
    found[0].refresh_from_db()
    return show(request, data["code"], *found, sent=True)
