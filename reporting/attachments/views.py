"""Files of a report: grey, small and blurred until an analyst chooses; never shown as they were sent."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import StaffRequest
from reporting.attachments import actions, opening, reveal_token, sandbox
from reporting.attachments.limits import FileRefused
from reporting.attachments.models import Attachment, accepts_files
from reporting.cases import rules
from reporting.cases.opening import Opened
from reporting.cases.views import explained, get_report, opened_or_closed
from reporting.links.defang import defang
from reporting.vault.crypto import sealing
from reporting.vault.opening import Closed, Instead
from reporting.vault.views.access import crumbs, desk

SANDBOX = "default-src 'none'; sandbox"
ENDINGS = {"image/jpeg": "jpg", "application/pdf": "pdf", "text/plain": "txt", "audio/mpeg": "mp3", "audio/wav": "wav"}


def part(request: StaffRequest, opened: Opened) -> dict | None:
    """The list on the report's page: kinds and numbers, nothing to see yet."""
    rows = list(opened.report.attachments.all())
    return {"rows": rows, "report": opened.report, "shown": accepts_files(opened.report.rubric)} if rows else None


def opened_file(request: StaffRequest, pk: UUID, number: int) -> tuple:
    """(the report opened, the attachment). Raises Http404, Closed, Instead."""
    found = get_report(request.user, pk)
    attachment = found.attachments.filter(number=number).first()
    if attachment is None:
        raise Http404
    attachment.report = found
    return opened_or_closed(request, found), attachment


@desk
@require_safe
@explained
def attachment(request: StaffRequest, pk: UUID, number: int) -> HttpResponse:
    """The page of one file: a text, a picture in the level that was pressed, or a sound that nobody plays yet."""
    opened, found = opened_file(request, pk, number)
    if not found.shown:
        return page(request, opened, found, {"closed": True}, status=403)
    try:
        return page(request, opened, found, SHOWN[found.kind](request, opened, found))
    except (sealing.CannotOpen, FileRefused):
        return page(request, opened, found, {"problem": _("This file does not open: it is gone or was changed.")}, 409)


def page(request: StaffRequest, opened: Opened, found: Attachment, shown: dict, status: int = 200) -> HttpResponse:
    reference = opened.report.reference
    title = f"{found.get_kind_display()} {found.number}"
    context = {
        "report": opened.report,
        "attachment": found,
        "may_take": rules.can_handle(request.user, opened.report),
        "header_title": f"{reference}: {title}",
        "breadcrumbs_items": crumbs(reference, title),
        **shown,
    }
    return render(request, "reporting/attachments/attachment.html", context, status=status)


def text(request: StaffRequest, opened: Opened, found: Attachment) -> dict:
    return {"text": defang(opening.contents(found, opened.keys).decode())}


def picture(request: StaffRequest, opened: Opened, found: Attachment) -> dict:
    pressed = reveal_token.read(request.user, found, request.GET.get("shtypur", ""))
    pages = 1
    if found.kind == Attachment.Kind.PDF:
        pages = sandbox.look(opening.contents(found, opened.keys), found.kind, "blurred", 0)[1]
    return {"pressed": pressed, "pages": pages, "page": pressed.page + 1, "source": source(found, pressed)}


def sound(request: StaffRequest, opened: Opened, found: Attachment) -> dict:
    pressed = reveal_token.read(request.user, found, request.GET.get("shtypur", ""))
    return {"pressed": pressed, "audio": source(found, pressed) if pressed.token else ""}


SHOWN = {"text": text, "image": picture, "pdf": picture, "audio": sound}


def source(found: Attachment, pressed: reveal_token.RevealToken) -> str:
    address = reverse("reporting_desk:attachment_content", args=[found.report_id, found.number])
    return f"{address}?shtypur={pressed.token}" if pressed.token else address


@desk
@require_POST
@explained
def look(request: StaffRequest, pk: UUID, number: int) -> HttpResponse:
    """Somebody wants to see more: larger, in colour, another page, or to hear it."""
    opened, found = opened_file(request, pk, number)
    level, wanted = request.POST.get("level", ""), request.POST.get("page", "1")
    token = reveal_token.sign(request.user, found, level, int(wanted) - 1 if wanted.isdecimal() else 0)
    actions.record_look(found, by=request.user, level=reveal_token.read(request.user, found, token).level)
    return redirect(reverse("reporting_desk:attachment", args=[pk, number]) + f"?shtypur={token}")


@desk
@require_safe
def content(request: StaffRequest, pk: UUID, number: int) -> HttpResponse:
    """The bytes behind the page: a picture made here, or a sound without its tags, after it was pressed."""
    try:
        opened, found = opened_file(request, pk, number)
    except (Closed, Instead):  # no page inside a picture
        return HttpResponse(status=403)
    if not found.shown:
        return HttpResponse(status=403)
    pressed = reveal_token.read(request.user, found, request.GET.get("shtypur", ""))
    try:
        data = opening.contents(found, opened.keys)
        if found.kind in ("image", "pdf"):
            return bytes_of(sandbox.look(data, found.kind, pressed.level, pressed.page)[0], "image/jpeg")
    except (sealing.CannotOpen, FileRefused) as error:
        raise Http404 from error
    if found.kind == Attachment.Kind.AUDIO and pressed.token:
        return bytes_of(data, found.media_type)
    raise Http404


@desk
@require_POST
@explained
def download(request: StaffRequest, pk: UUID, number: int) -> HttpResponse:
    """A copy for the dossier: always as a download, never shown by the browser, and written down."""
    opened, found = opened_file(request, pk, number)
    original = found.original and request.POST.get("which") == "original"
    if not rules.can_handle(request.user, opened.report) or not found.shown:
        return HttpResponse(status=403)
    try:
        data = opening.contents(found, opened.keys, original=original)
    except sealing.CannotOpen:
        messages.error(request, _("This file does not open: it is gone or was changed."))
        return redirect("reporting_desk:attachment", pk, number)
    actions.record_download(found, by=request.user, original=original)
    answer = bytes_of(data, "application/octet-stream")
    ending = "bin" if original else ENDINGS[found.media_type]
    answer["Content-Disposition"] = f'attachment; filename="{opened.report.reference}-{found.number}.{ending}"'
    return answer


def bytes_of(data: bytes, media_type: str) -> HttpResponse:
    """In a sandbox of its own, whatever the bytes are."""
    answer = HttpResponse(data, content_type=media_type)
    answer["Content-Security-Policy"] = SANDBOX
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
