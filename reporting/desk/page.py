"""The page of an opened report, and what it shows beside the lock."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from accounts.models import StaffRequest, User
from reporting.assessment import prior_verdicts
from reporting.assessment.history import found_so_far
from reporting.cases import clocks, rules
from reporting.cases.extensions import CaseExtension
from reporting.cases.forms import DeskForm
from reporting.cases.models.report import Report
from reporting.cases.opening import Opened
from reporting.cases.trail import trail
from reporting.desk.forms import FORMS
from reporting.desk.panels import panels
from reporting.links.defang import defang
from reporting.rubrics.translations import RubricNames
from reporting.vault.views.access import crumbs


def show(
    request: StaffRequest,
    opened: Opened,
    *,
    status: int = 200,
    problem: str | Promise = "",
    bound: DeskForm | None = None,
) -> HttpResponse:
    """The page of an opened report. `bound` is a form that was sent and not accepted: it comes back as typed."""
    taxonomy = RubricNames.load()
    found = taxonomy.name(opened.report)
    context = {
        "report": found,
        "clocks": clocks.running(found),
        "answers": [(name, label, defang(text)) for name, label, text in opened.answers],
        "panels": panels(request, opened),
        "forms": step_forms(request.user, found, taxonomy, bound),
        "mine": rules.can_handle(request.user, found),
        "problem": problem,
        "idle_minutes": settings.VAULT_IDLE_MINUTES,
        "header_title": found.reference,
        "breadcrumbs_items": crumbs(found.reference),
    }
    context |= blind_words(opened) if rules.is_blind(request.user, found) else all_words(request.user, opened)
    return render(request, "reporting/desk/report.html", context, status=status)


def all_words(user: User, opened: Opened) -> dict:
    """What was written, found and done."""
    return {
        "conversation": [(message, defang(text)) for message, text in opened.messages],
        "notes": [(note, defang(text)) for note, text in opened.notes],
        "found": found_so_far(opened.report),
        "trail": trail(opened.report),
        **prior_verdict_of(user, opened.report),
    }


def beside_lock(user: User, found: Report) -> dict:
    """What can be said and done while the key is locked: prior verdicts, handing over, stepping back."""
    steps = {
        step: FORMS[step](report=found, user=user)
        for step in ("hand_over", "recuse")
        if FORMS[step].offered(user, found)
    }
    return prior_verdict_of(user, found) | {"report": found, "forms": steps}


def prior_verdict_of(user: User, found: Report) -> dict:
    """What earlier reports of the same links say; it needs no key. Not while two verdicts are awaited or weighed."""
    if found.state in prior_verdicts.BEING_WEIGHED:
        return {}
    seen = prior_verdicts.seen_before([found], user).get(found.pk)
    return {"report": found, "seen": seen, "seen_fits": seen is not None and prior_verdicts.may_be_applied(found, seen)}


def blind_words(opened: Opened) -> dict:
    """For a second look: only what the reporter wrote. What the desk wrote, found or did may tell the first verdict."""
    of_reporter = [(message, defang(text)) for message, text in opened.messages if message.from_reporter]
    return {"blind": True, "conversation": of_reporter}


def step_forms(user: User, found: Report, taxonomy: RubricNames, bound: DeskForm | None = None) -> dict:
    """A form for each step that `user` may take now, and the one that was just sent, even if it may not be taken."""
    steps = {
        step: form(report=found, taxonomy=taxonomy, user=user)
        for step, form in FORMS.items()
        if form.offered(user, found)
    }
    return steps | ({bound.step: bound} if bound else {})


EXTENSION = CaseExtension(beside_lock=beside_lock)
