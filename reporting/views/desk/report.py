"""One report: sealed until the analyst's key is unlocked."""

from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reporting import fields, reading, rules
from reporting.actions import desk as actions
from reporting.forms.desk import FORMS
from reporting.forms.intake import WhoForm
from reporting.links import defang
from reporting.models import Report
from reporting.queries import Taxonomy
from reporting.states import possible
from reporting.vault import sealing, unlocked
from reporting.views.desk.answers import crumbs, desk
from reporting.views.desk.lock import locked_page
from reporting.views.desk.parts import parts

WHO = dict(WhoForm.WHO)


@desk
@require_safe
def report(request, pk):
    found = get_report(request.user, pk)
    opened = open_or_explain(request, found)
    if not isinstance(opened, reading.Opened):
        return opened
    actions.record_opening(found, by=request.user)
    if found.analyst_id == request.user.pk:
        actions.mark_read(found, by=request.user)
    return show(request, opened)


def get_report(user, pk) -> Report:
    return get_object_or_404(Report.objects.visible_to(user).select_related("analyst"), pk=pk)


def open_or_explain(request, found: Report, **locked):
    """The report opened; or an answer that says what is missing."""
    try:
        return reading.open_report(request, found)
    except unlocked.Locked:
        return locked_page(request, next_url=request.path, **locked)
    except reading.NoKey:
        problem = _("You do not hold the vault's key yet. A supervisor can give it to you.")
        return shut(request, found, problem, status=403)
    except sealing.CannotOpen:
        return shut(
            request, found, _("This report does not open: it was changed, or sealed for another key."), status=409
        )


def shut(request, found, problem, status):
    context = {"report": found, "problem": problem, "breadcrumbs_items": crumbs(found.reference)}
    return render(request, "reporting/desk/shut.html", context, status=status)


def show(request, opened, *, status=200, problem="", bound=None):
    """The page of an opened report. `bound` is a form that was sent and not accepted: it comes back as typed."""
    taxonomy = Taxonomy.load()
    found = taxonomy.name(opened.report)
    context = {
        "report": found,
        "answers": [(name, label, in_words(name, text)) for name, label, text in opened.answers],
        "conversation": [(message, defang(text)) for message, text in opened.messages],
        "notes": [(note, defang(text)) for note, text in opened.notes],
        "parts": parts(request, opened),
        "forms": step_forms(request.user, found, taxonomy, bound),
        "mine": rules.can_handle(request.user, found),
        "problem": problem,
        "idle_minutes": settings.VAULT_IDLE_MINUTES,
        "header_title": found.reference,
        "breadcrumbs_items": crumbs(found.reference),
    }
    return render(request, "reporting/desk/report.html", context, status=status)


def in_words(name: str, text: str):
    """An answer for the analyst: a choice by its label, anything typed with its links made harmless."""
    return WHO.get(text) if name == fields.WHO.name and text in WHO else defang(text)


def step_forms(user, found: Report, taxonomy, bound=None) -> dict:
    """A form for each step that `user` may take now, and the one that was just sent, even if it may not be taken."""
    steps = {
        step: form(report=found, taxonomy=taxonomy)
        for step, form in FORMS.items()
        if step in possible(found.state) and (step == "take" or rules.can_handle(user, found))
    }
    if not found.verdict:
        steps.pop("close", None)
    return steps | ({bound.step: bound} if bound else {})
