"""Showing one step of RAPORTO!, with the draft sealed into it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.http import private
from core.models import Helpline
from reporting.intake import files, submission
from reporting.intake.draft import Draft
from reporting.intake.steps import PAGE, Wizard
from reporting.questions import display
from reporting.rubrics.models import Category, Rubric


def show(
    request: HttpRequest, draft: Draft, name: str, *, form=None, data=None, status=200, warning=""
) -> HttpResponse:
    """The page of one step."""
    language = get_language()
    walk = Wizard(draft, language)
    if form is None:
        form = walk.form(name, data, initial=draft.values) if data else walk.form(name, initial=draft.values)
    path = walk.path
    context = {
        "draft": draft,
        "door": draft.door if name != "door" else "",
        "form": form,
        "step": name,
        "number": path.index(name) + 1 if name in path else 1,
        "steps": len(path),
        "enough": walk.missing() in ("", name),
        "warning": warning,
        **of_step(walk, name, language),
        "state": draft.sealed(),
    }
    template = "page" if name.startswith(PAGE) else name
    return private(render(request, f"reporting/intake/{template}.html", context, status=status))


def of_step(walk: Wizard, name: str, language: str) -> dict:
    """What only some steps show."""
    rubrics = Rubric.objects.offered(language)
    return {
        "given": given(walk) if name == "check" else [],
        "rubrics": rubrics if name in ("door", "rubric") else [],
        "rubric": rubrics.filter(slug=walk.draft.get("rubric")).first() if walk.draft.get("sorted") else None,
        "helplines": helplines(language) if name in ("help", "picture") else [],
        "takes_files": name == "check" and files.taken(walk.draft),
        "files": files.waiting(walk.draft) if name == "check" else [],
    }


def helplines(language: str):
    return Helpline.objects.filter(locale__language_code=language, confirmed=True)


def given(walk: Wizard) -> list[tuple[str, str]]:
    """Label and text of everything typed so far, to be read once more."""
    draft, language = walk.draft, walk.language
    named = [
        (_("What is it about?"), Rubric.objects.offered(language).filter(slug=draft.get("rubric")).first()),
        (_("Kind"), Category.objects.offered(language).filter(slug=draft.get("category")).first()),
    ]
    typed = submission.answers(draft.door, draft.values, walk.definition)
    typed |= {name: draft.get(name) for name in submission.fact_names(draft.values, walk.definition)}
    rows = [
        (display.label(name, walk.definition, language), display.words(name, text, walk.definition, language))
        for name, text in typed.items()
    ]
    return [(label, str(text)) for label, text in named + rows if text]
