"""Showing one step of RAPORTO!, with the draft sealed into it."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.http import private
from core.models import Helpline
from reporting.attachments import limits
from reporting.attachments.uploads import Incoming
from reporting.intake import files, submission
from reporting.intake.draft import Draft
from reporting.intake.steps import PAGE, SORTED_BY_DOOR, Wizard
from reporting.questions import display
from reporting.rubrics.models import Category, Rubric


def show(
    request: HttpRequest,
    wizard: Wizard,
    name: str,
    *,
    data: QueryDict | None = None,
    status: int = 200,
    warning: str = "",
    place: str = "",
) -> HttpResponse:
    """The page of one step. `place` is its address in the browser's history (views/history.py), where it has one."""
    draft = wizard.draft
    form = wizard.form(name, data, initial=draft.values)
    context = {
        "draft": draft,
        "door": draft.door if name != "door" else "",
        "form": form,
        "step": name,
        "length": wizard.length(name),
        "enough": wizard.missing() in ("", name),
        "warning": warning,
        **of_step(wizard, name),
        "state": draft.sealed(),
        "place": place,
    }
    template = "page" if name.startswith(PAGE) else name
    return private(render(request, f"reporting/intake/{template}.html", context, status=status))


def show_code(
    request: HttpRequest, draft: Draft, troubles: Sequence[Incoming] = (), *, place: str = ""
) -> HttpResponse:
    """The page of the code."""
    context = {"code": draft.code, "danger": draft.danger, "door": draft.door, "troubles": troubles, "place": place}
    return private(render(request, "reporting/intake/code_shown.html", context))


def of_step(wizard: Wizard, name: str) -> dict:
    """What only some steps show."""
    draft, rubrics = wizard.draft, Rubric.objects.offered(wizard.language)
    return {
        "given": given(wizard) if name == "check" else [],
        "rubrics": rubrics if name in ("door", "rubric") else [],
        "rubric": rubrics.filter(slug=draft.get("rubric")).first() if draft.get("sorted") else None,
        "helplines": helplines(wizard.language) if name in ("help", "picture") else [],
        "accepts_files": name == "check" and files.accepted(draft),
        "limits": limits,
        "files": files.waiting(draft) if name == "check" else [],
    }


def helplines(language: str) -> QuerySet[Helpline]:
    return Helpline.objects.filter(locale__language_code=language, confirmed=True)


def given(wizard: Wizard) -> list[tuple[str, str, str]]:
    """Label and text of everything typed so far, to be read once more, and the step at which it can be changed."""
    draft, language = wizard.draft, wizard.language
    named = [
        (_("What is it about?"), Rubric.objects.offered(language).filter(slug=draft.get("rubric")).first(), "rubric"),
        (_("Kind"), Category.objects.offered(language).filter(slug=draft.get("category")).first(), "category"),
    ]
    typed = submission.answers(draft.door, draft.values, wizard.definition)
    typed |= {name: draft.get(name) for name in submission.fact_names(draft.values, wizard.definition)}
    rows = [
        (display.label(name, wizard.definition, language), display.words(name, text, wizard.definition, language), name)
        for name, text in typed.items()
    ]
    if draft.door in SORTED_BY_DOOR:
        named = []  # the door's own business: nobody is shown a kind of crime beside their picture
    return [(label, str(text), wizard.step_of(name)) for label, text, name in named + rows if text]
