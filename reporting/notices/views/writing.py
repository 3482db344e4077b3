"""Writing a notice: to whom, what it tells, the text, a last look. Without script; nothing is kept before "send"."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import StaffRequest
from core.states import WrongStep
from reporting.assessment import findings
from reporting.cases.opening import Opened
from reporting.cases.views import opened_for_handler
from reporting.links import domains, normalise
from reporting.notices import dsa, texts
from reporting.notices.actions import sending as actions
from reporting.notices.enums import NoticeKind
from reporting.notices.forms import ELEMENTS, NoticeForm, TextForm
from reporting.notices.handlers import own_address, reply_address
from reporting.notices.models import NoticeTemplate, Recipient
from reporting.notices.views.notices import links_of
from reporting.vault.views.access import crumbs


@opened_for_handler("GET", "HEAD", "POST")
def write(request: StaffRequest, opened: Opened) -> HttpResponse:
    recipient = Recipient.objects.in_use().filter(pk=number(request.POST.get("to") or request.GET.get("to"))).first()
    if recipient is None:
        return choose(request, opened)
    try:
        actions.check(opened.report, recipient.kind)
    except actions.NotAgreed:
        return choose(
            request, opened, problem=_("Blocking is asked for only after a second look that agrees."), status=409
        )
    except WrongStep:
        return choose(request, opened, problem=_("Assess the report as illegal or harmful first."), status=409)
    return Writing(request, opened, recipient).response()


def number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else 0


def choose(request: StaffRequest, opened: Opened, *, problem: str = "", status: int = 200) -> HttpResponse:
    """The directory, those first who answer for the registrable domains of this report's links."""
    near = {part for link in links_of(opened) for part in domains_of(link)}
    context = {
        "report": opened.report,
        "recipients": Recipient.objects.suggested(near, opened.report.host_country),
        "problem": problem,
        "header_title": _("Write a notice"),
        "breadcrumbs_items": crumbs(opened.report.reference, _("Write a notice")),
    }
    return render(request, "reporting/notices/to.html", context, status=status)


def domains_of(link: str) -> set[str]:
    try:
        host = normalise.host(normalise.normalise(link))
    except normalise.NotALink:
        return set()
    return {domains.registrable(host), domains.registrable(host, private=True)}


class Writing:
    """One recipient chosen; the three steps of the form."""

    def __init__(self, request: StaffRequest, opened: Opened, recipient: Recipient) -> None:
        self.request, self.opened, self.recipient = request, opened, recipient
        self.links = links_of(opened)
        self.found = findings.findings(findings.that_counts(opened.report))
        texts_of_kind = NoticeTemplate.objects.filter(kind=recipient.kind, language=recipient.language, active=True)
        self.template: Any = texts_of_kind.first()  # where there is none, `response` says so before anything else

    def response(self) -> HttpResponse:
        if self.template is None:
            return choose(
                self.request, self.opened, problem=_("There is no text of this kind in that language."), status=409
            )
        if self.request.method != "POST":
            return self.show("facts", NoticeForm(**self.given(), initial=self.beginning()))
        go = self.request.POST.get("go", "")
        form = (NoticeForm if go == "fill" else TextForm)(self.request.POST, **self.given())
        if not form.is_valid():
            return self.show(
                "facts" if go == "fill" else "text", form, problem=_("Please look at the marked field."), status=422
            )
        return {"fill": self.filled, "preview": self.preview, "send": self.send}.get(go, self.text)(form)

    def given(self) -> dict:
        return {"links": self.links, "kind": self.recipient.kind}

    def beginning(self) -> dict:
        """The form as it is first shown: from the assessment alone, never from the reporter's words."""
        words = findings.explanation(self.found, self.recipient.language)
        return {"id": uuid.uuid4(), "explanation": words, "ground": findings.ground(self.found), "links": self.links}

    def filled(self, form: Any) -> HttpResponse:
        """The template with its gaps filled, to be gone over."""
        facts = self.facts(form.cleaned_data)
        typed = self.request.POST.copy()
        typed["subject"] = texts.fill(self.template.subject, facts)
        typed["body"] = texts.fill(self.template.body, facts)
        return self.show("text", TextForm(typed, **self.given()))

    def facts(self, data: dict) -> dict[str, str]:
        answers = {name: text for name, _label, text in self.opened.answers}
        with translation.override(self.recipient.language):
            day = date_format(timezone.localdate(), "j F Y")
        return {
            "reference": str(data["id"])[:8].upper(),
            "day": day,
            "hotline": settings.HOTLINE_NAME,
            "email": reply_address(data["id"]),
            "links": "\n".join(data.get("links", [])),
            "explanation": data.get("explanation", ""),
            "ground": data.get("ground", ""),
            **{name: answers.get(name, "") for name in ("broadcaster", "programme", "when")},
        }

    def text(self, form: Any) -> HttpResponse:
        return self.show("text", form)

    def preview(self, form: Any) -> HttpResponse:
        return self.show("preview", form)

    def lacks(self, form: Any) -> list[str]:
        """What the law asks of a notice to a host, and the text does not hold."""
        if self.recipient.kind != NoticeKind.HOST or not form.is_bound or "body" not in form.fields:
            return []
        data = form.cleaned_data if form.is_valid() else {}
        names = dsa.missing(
            data.get("body", ""),
            links=data.get("links", []),
            explanation=data.get("explanation", ""),
            hotline=settings.HOTLINE_NAME,
            email=own_address() if own_address() in data.get("body", "") else reply_address(data.get("id", "")),
        )
        return [str(ELEMENTS[name]) for name in names]

    def send(self, form: Any) -> HttpResponse:
        if lacks := self.lacks(form):
            problem = _("The text lacks what the law asks for: %(what)s.") % {"what": ", ".join(map(str, lacks))}
            return self.show("text", form, problem=problem, status=422)
        data = form.cleaned_data
        letter = actions.Letter(
            self.recipient.email, data["subject"], data["body"], self.recipient.language,
            data.get("links", []), str(data["id"]),
        )  # fmt: skip
        try:
            actions.write(
                self.opened.report, letter, recipient=self.recipient, template=self.template,
                by=self.request.user, data_key=self.opened.data_key,
            )  # fmt: skip
        except WrongStep:
            return self.show("text", form, problem=_("The report has changed meanwhile: look at it again."), status=409)
        messages.success(self.request, _("The notice is sealed and on its way."))
        return redirect("reporting_desk:report", self.opened.report.pk)

    def show(self, stage: str, form: Any, *, problem: str = "", status: int = 200) -> HttpResponse:
        context = {
            "report": self.opened.report,
            "recipient": self.recipient,
            "template": self.template,
            "stage": stage,
            "form": form,
            "lacks": self.lacks(form) if stage != "facts" else [],
            "problem": problem,
            "header_title": _("Write a notice"),
            "breadcrumbs_items": crumbs(self.opened.report.reference, _("Write a notice")),
        }
        return render(self.request, "reporting/notices/form.html", context, status=status)
