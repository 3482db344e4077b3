"""RAPORTO!: one address, no cookie, nothing stored before it is sent (docs/adr/0007).

CSRF tokens would need a cookie and would protect nothing: whoever sends a report does so in nobody's name.
"""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.access import public
from core.http import comes_back
from reporting.enums import Door
from reporting.intake import files, state
from reporting.intake.draft import Draft
from reporting.intake.steps import Wizard
from reporting.intake.views.pages import show
from reporting.intake.views.sending import send


@public
@comes_back
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Show the doors; on POST take in the current step and show the next, the one before, or the code."""
    if request.method != "POST":
        return show(request, Wizard(Draft(), get_language()), "door")
    name = request.POST.get("step", "")
    draft, trouble = draft_of(request, name)
    files.carry(request, draft)
    wizard = Wizard(draft, get_language())
    if not wizard.knows(name):
        return show(
            request, wizard, "door", status=400, warning=_("Something in the page was wrong. Please begin here.")
        )
    if trouble:
        return show(request, wizard, name, data=request.POST, status=trouble[0], warning=trouble[1])
    return step(request, wizard, name, request.POST.get("go", "next"))


@public
@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """Help first, for somebody who is threatened now; the form goes on from here."""
    wizard = Wizard(Draft(values={"danger": "yes"}), get_language())
    wizard.enter(Door.THREAT.value)
    return show(request, wizard, "help")


def draft_of(request: HttpRequest, name: str) -> tuple[Draft, tuple[int, str] | None]:
    """The draft in the page, and what is wrong with it: (status, sentence), or None."""
    sealed = request.POST.get("state", "")
    if not sealed and name == "door":
        return Draft(), None
    try:
        draft, fresh = Draft.unsealed(sealed)
    except state.Broken:
        draft = Draft(values={"door": name} if name in Door.values else {})
        return draft, (
            400,
            _("We could not read what you had typed before this page. What is here is kept: check it and go on."),
        )
    if not fresh:
        return draft, (
            422,
            _("This page was open for a long time. Nothing is lost: please check what is here and go on."),
        )
    return draft, None


def step(request: HttpRequest, wizard: Wizard, name: str, go: str) -> HttpResponse:
    """Take in one step and go where the person wants: next, back, help, through another door, or send."""
    form = wizard.form(name, request.POST)
    if go in ("back", "help") or go in Door.values:
        wizard.keep({field: request.POST.get(field, "") for field in form.fields if field in request.POST})
        return aside(request, wizard, name, go)
    if not form.is_valid():
        return show(request, wizard, name, form=form, status=422)
    if name == "door":
        wizard.enter(form.cleaned_data["door"])
    else:
        wizard.keep(form.cleaned_data)
    if go == "send":
        return send(request, wizard)
    return show(request, wizard, wizard.neighbour(name, 1))


def aside(request: HttpRequest, wizard: Wizard, name: str, go: str) -> HttpResponse:
    """Leave the step without it being looked at: one back, to the help, or through another door."""
    if go == "back":
        return show(request, wizard, wizard.neighbour(name, -1))
    if go == "help":
        wizard.keep({"alarm": name})
        return show(request, wizard, "help")
    wizard.enter(go)
    return show(request, wizard, go)
