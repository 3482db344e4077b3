"""RAPORTO!: one address, no cookie, nothing stored before it is sent (docs/adr/0007).

CSRF tokens would need a cookie and would protect nothing: whoever sends a report does so in nobody's name.
"""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import public
from core.http import comes_back, private
from reporting.enums import Door
from reporting.intake import files, state
from reporting.intake.draft import Draft
from reporting.intake.history import kept
from reporting.intake.steps import Wizard
from reporting.intake.views.history import PLACE, Way, behind_sending, page_of
from reporting.intake.views.pages import show
from reporting.intake.views.sending import send

# Where one may go without the step being looked at. stay: in another language; words: there is nothing to point at.
ASIDE = ("back", "help", "stay", "words")
DROP = "drop:"  # a file that was chosen
CHANGE = "change:"  # and from the last page to one of the answers


@public
@comes_back
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Show the doors, or the page of an address; on POST take in the current step and lead to what comes next."""
    if request.method != "POST":
        if PLACE in request.GET:
            return page_of(request, get_language())
        return show(request, Wizard(Draft(), get_language()), "door")
    name = request.POST.get("step", "")
    draft, trouble = draft_of(request, name)
    way = Way.of(request, name, draft)
    if way.kept.sent:
        return behind_sending(request, way.kept)
    refused = files.carry(request, way.kept.draft)
    stays = refused and name == files.STEP and request.POST.get("go") != "send"
    return take_in(request, way, name, trouble or (told_of_files() if stays else None))


def take_in(request: HttpRequest, way: Way, name: str, trouble: tuple[int, str] | None) -> HttpResponse:
    """Take in the step called `name`, unless something is wrong with the page that it came from."""
    wizard = Wizard(way.kept.draft, get_language())
    if not wizard.knows(name):
        wrong = _("Something in the page was wrong. Please begin here.")
        return show(request, wizard, "door", status=400, warning=wrong)
    if trouble:
        return way.stay(request, wizard, name, status=trouble[0], warning=trouble[1])
    return step(request, wizard, way, name)


def told_of_files() -> tuple[int, str]:
    return 422, _("Not every file could be taken: the list says why. You can go on without it.")


@public
@csrf_exempt
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Somebody has left quickly: what their addresses opened is destroyed, for the history still has these."""
    if found := kept.find(request.POST.get(PLACE, "")):
        found[0].destroy()
    return private(HttpResponse(status=204))


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


def step(request: HttpRequest, wizard: Wizard, way: Way, name: str) -> HttpResponse:
    """Take in one step and go where the person wants: next, back, help, through another door, or send."""
    form, go = wizard.form(name, request.POST), request.POST.get("go", "next")
    if go in ASIDE or go in Door.values or go.startswith((CHANGE, DROP)):
        wizard.keep({field: request.POST.get(field, "") for field in form.fields if field in request.POST})
        if go.startswith(DROP):
            files.drop(wizard.draft, go.removeprefix(DROP))
        if go == "stay" or go.startswith(DROP):
            return way.again(request, wizard, name)
        return way.go_on(request, wizard, aside(wizard, name, go))
    if not form.is_valid():
        return way.stay(request, wizard, name, status=422)
    if name == "door":
        wizard.enter(form.cleaned_data["door"])
    else:
        wizard.keep(form.cleaned_data)
    if go == "send":
        return send(request, wizard, way)
    return way.go_on(request, wizard, after(wizard, name))


def after(wizard: Wizard, name: str) -> str:
    """The next step; the last one again after one answer was changed from there."""
    if wizard.draft.values.pop("changed", ""):
        return wizard.missing() or "check"
    return wizard.neighbour(name, 1)


def aside(wizard: Wizard, name: str, go: str) -> str:
    """The step to leave for without this one being looked at: one back, help, an answer to change, another door."""
    if go == "back":
        return wizard.neighbour(name, -1)
    if go.startswith(CHANGE):
        target = go.removeprefix(CHANGE)
        wizard.keep({"changed": "" if target == "rubric" else "yes"})  # another rubric has other questions
        return target if wizard.knows(target) else name
    if go == "words":
        wizard.keep({"words": "yes"})
        return wizard.neighbour(name, 1)
    if go == "help":
        wizard.keep({"alarm": name})
        return "help"
    wizard.enter(go)
    return go
