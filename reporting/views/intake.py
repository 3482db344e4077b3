"""RAPORTO!: one question a page, one address, no cookie, nothing stored before it is sent.

CSRF tokens would need a cookie and would protect nothing: whoever sends a report does so in nobody's name.
"""

from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.access import public
from core.http import private
from core.models import Helpline
from reporting.actions import intake as actions
from reporting.fields import BY_NAME
from reporting.forms.intake import WhoForm
from reporting.intake import state, steps
from reporting.intake.draft import Draft
from reporting.models import Category, Rubric


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def start(request):
    """Show the first step; on POST take in the current one and show the next, the one before, or the code."""
    if request.method != "POST":
        return show(request, Draft(), "danger")
    name = request.POST.get("step", "")
    if name not in steps.STEPS:
        return show(
            request, Draft(), "danger", status=400, warning=_("Something in the page was wrong. Please begin here.")
        )
    draft, trouble = draft_of(request, name)
    if trouble:
        return show(request, draft, name, data=request.POST, status=trouble[0], warning=trouble[1])
    return step(request, draft, name, request.POST.get("go", "next"))


@public
@require_safe
def now(request):
    """Help first, for somebody who is threatened now; the form goes on from here."""
    return show(request, Draft(values={"danger": "yes"}), "help")


def draft_of(request, name: str) -> tuple[Draft, tuple[int, str] | None]:
    """The draft in the page, and what is wrong with it: (status, sentence), or None."""
    sealed = request.POST.get("state", "")
    if not sealed and name == "danger":
        return Draft(), None
    try:
        draft, fresh = Draft.unsealed(sealed)
    except state.Broken:
        return Draft(), (
            400,
            _("We could not read what you had typed before this page. What is here is kept: check it and go on."),
        )
    if not fresh:
        return draft, (
            422,
            _("This page was open for a long time. Nothing is lost: please check what is here and go on."),
        )
    return draft, None


def step(request, draft: Draft, name: str, go: str):
    """Take in one step and go where the person wants: next, back, another medium, or send."""
    language = get_language()
    if go in steps.MEDIA:
        draft.values["medium"] = go
        return show(request, draft, go)
    form = steps.STEPS[name].form(request.POST, draft=draft, language=language)
    if go == "back":
        keep(draft, {field: request.POST.get(field, "") for field in form.fields})
        return show(request, draft, steps.neighbour(draft, language, name, -1))
    if not form.is_valid():
        return show(request, draft, name, form=form, status=422)
    keep(draft, form.cleaned_data)
    if name in steps.MEDIA:
        draft.values["medium"] = name
    if go == "send":
        return send(request, draft, name)
    return show(request, draft, steps.neighbour(draft, language, name, 1))


def keep(draft: Draft, values: dict) -> None:
    """Put what was typed into the draft. A category belongs to its rubric and goes when that changes."""
    if "rubric" in values and values["rubric"] != draft.get("rubric"):
        draft.values.pop("category", None)
    draft.values |= {field: str(value)[:20_000] for field, value in values.items()}


def send(request, draft: Draft, name: str):
    """Send it, and show the code. The same draft sent again shows the same code."""
    if not steps.is_enough(draft):
        return show(
            request,
            draft,
            draft.medium,
            status=422,
            warning=_("One thing is still needed: where it is. Please write it here."),
        )
    try:
        actions.submit(submission(draft, get_language()))
    except actions.NotReady:
        return private(render(request, "reporting/not_ready.html", status=503))
    return private(render(request, "reporting/code_shown.html", {"code": draft.code, "danger": draft.danger}))


def submission(draft: Draft, language: str) -> actions.Submission:
    rubric = Rubric.objects.offered("sq").filter(slug=draft.get("rubric")).first()
    category = (
        Category.objects.offered("sq").filter(rubric=rubric, slug=draft.get("category")).first() if rubric else None
    )
    return actions.Submission(
        id=draft.id,
        code=draft.code,
        language=language,
        answers=draft.answers(),
        danger=draft.danger,
        rubric=rubric,
        category=category,
    )


def show(request, draft: Draft, name: str, *, form=None, data=None, status=200, warning=""):
    """The page of one step, with the draft sealed into it."""
    language = get_language()
    if form is None:
        kind = steps.STEPS[name].form
        form = (
            kind(data, initial=draft.values, draft=draft, language=language)
            if data
            else kind(initial=draft.values, draft=draft, language=language)
        )
    path = steps.path(draft, language)
    rubrics = Rubric.objects.offered(language)
    context = {
        "draft": draft,
        "form": form,
        "step": name,
        "state": draft.sealed(),
        "number": path.index(name) + 1 if name in path else 1,
        "steps": len(path),
        "enough": steps.is_enough(draft) or name in steps.MEDIA,
        "warning": warning,
        "given": given(draft, language) if name == "check" else [],
        "rubrics": rubrics if name in ("danger", "rubric") else [],
        "rubric": rubrics.filter(slug=draft.get("rubric")).first() if draft.get("rubric") else None,
        "helplines": Helpline.objects.filter(locale__language_code=language, confirmed=True) if name == "help" else [],
    }
    return private(render(request, f"reporting/intake/{name}.html", context, status=status))


def given(draft: Draft, language: str) -> list[tuple[str, str]]:
    """Label and text of everything typed so far, to be read once more."""
    typed = draft.answers()
    named = [
        (_("What is it about?"), Rubric.objects.offered(language).filter(slug=draft.get("rubric")).first()),
        (_("Kind"), Category.objects.offered(language).filter(slug=draft.get("category")).first()),
    ]
    who = dict(WhoForm.WHO).get(typed.pop("who", ""), "")
    rows = [(BY_NAME[name].label, text) for name, text in typed.items()] + named + [(BY_NAME["who"].label, who)]
    return [(label, str(text)) for label, text in rows if text]
