"""Sending: the draft becomes a sealed report, and the page shows its code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.http import private
from core.views.errors import WAIT
from reporting.cases.models.report import Report
from reporting.intake import actions, files, flood, submission
from reporting.intake.draft import Draft
from reporting.intake.steps import Wizard, category_of, rubric_of
from reporting.intake.views.history import Way
from reporting.vault.actions import wrapping


def send(request: HttpRequest, wizard: Wizard, way: Way) -> HttpResponse:
    """Send it, and show the code. The same draft sent again shows the same code."""
    draft = wizard.draft
    if missing := wizard.missing():
        return way.ask_first(request, wizard, missing, still_needed(draft))
    stored = Report.objects.filter(pk=draft.id)
    held = flood.gate(request, draft.id, rubric=draft.get("rubric"), danger=draft.danger, again=stored.exists)
    if held:
        return held.page(request, {"step": "check", "state": draft.sealed(), "p": way.kept_place(), "go": "send"})
    try:
        actions.submit(to_send(wizard))
    except wrapping.NotReady:
        return not_ready(request, draft, way)
    return way.end(request, files.keep(draft))


def not_ready(request: HttpRequest, draft: Draft, way: Way) -> HttpResponse:
    """No vault takes it now: the page keeps all that was typed, for another try."""
    again = {"step": "check", "state": draft.sealed(), "p": way.kept_place(), "go": "send"}
    response = private(render(request, "reporting/intake/not_ready.html", {"again": again}, status=503))
    response["Retry-After"] = str(WAIT)
    return response


def still_needed(draft: Draft) -> str:
    if not submission.knows_enough(draft.door, draft.values):
        return str(submission.NOTHING_YET)
    return _("This question must be answered before it can be sent.")


def to_send(wizard: Wizard) -> actions.Submission:
    draft = wizard.draft
    rubric = rubric_of(draft)
    return actions.Submission(
        id=draft.id,
        code=draft.code,
        language=wizard.language,
        answers=submission.answers(draft.door, draft.values, wizard.definition),
        danger=draft.danger,
        rubric=rubric,
        category=category_of(draft, rubric),
        door=draft.door,
        facts=submission.facts(draft.values, wizard.definition),
        form_version=wizard.version,
    )
