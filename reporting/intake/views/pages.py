"""Showing one step of RAPORTO!, with the draft sealed into it."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.http import private
from core.models import Helpline
from reporting.attachments import limits
from reporting.attachments.uploads import Incoming
from reporting.enums import Door
from reporting.intake import files, submission
from reporting.intake.draft import Draft
from reporting.intake.steps import PAGE, Wizard
from reporting.questions import display
from reporting.questions.fields import where
from reporting.rubrics.models import Rubric


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
    draft, rubrics, beside = wizard.draft, Rubric.objects.offered(wizard.language), note(wizard, name)
    return {
        "given": given(wizard) if name == "check" else [],
        "rubrics": rubrics if name in ("door", "rubric") else [],
        "rubric": rubrics.filter(slug=draft.get("rubric")).first() if beside == "guidance" else None,
        "helplines": helplines(wizard.language) if name in ("help", "picture") else [],
        "limits": limits,
        "files": files.waiting(draft) if name in (files.STEP, "check") else [],
        "note": beside,
    }


def note(wizard: Wizard, name: str) -> str:
    """The one short note beside a step: what the rubric says, right behind choosing it; else, where somebody may have
    such a picture, what never to do with it."""
    if name == "door":
        return ""
    draft, path = wizard.draft, wizard.path
    rubric = wizard.rubric if draft.get("sorted") else None
    if rubric and rubric.guidance and name in path and path[path.index(name) - 1] == "rubric":
        return "guidance"
    asks_where = name in (Door.LINK, Door.APP, Door.ME, Door.THREAT)
    shows = asks_where or name in ("help", "picture", files.STEP) or bool(rubric and rubric.child_abuse)
    return "pictures" if shows and name != "check" else ""


def helplines(language: str) -> QuerySet[Helpline]:
    return Helpline.objects.filter(locale__language_code=language, confirmed=True)


def given(wizard: Wizard) -> list[tuple[str, str, str]]:
    """Label and answer of everything that was asked, to be read once more, and the step at which it can be changed.
    What was left open has no answer and can still be given one."""
    draft, language = wizard.draft, wizard.language
    typed = submission.answers(draft.door, draft.values, wizard.definition)
    typed |= {name: draft.get(name) for name in submission.fact_names(draft.values, wizard.definition)}
    questions = [question.name for page in wizard.pages.values() for question in page]
    rows = [
        (
            display.label(name, wizard.definition, language),
            display.words(name, typed.get(name, ""), wizard.definition, language),
            wizard.step_of(name),
        )
        for name in dict.fromkeys([*where(draft.door), *typed, *questions])
    ]
    return [*chosen(wizard), *rows, *sent_along(wizard)]


def chosen(wizard: Wizard) -> Iterator[tuple[str, str, str]]:
    """What was chosen on the way. Nobody is shown a kind of crime beside their picture: that is the door's business."""
    draft, path = wizard.draft, wizard.path
    for name in ("help", "rubric", "category"):
        if name not in path:
            continue
        form = wizard.form(name, initial=draft.values)
        (bound,) = form
        words = {value: str(label) for value, label in form.fields[bound.name].choices if value}
        yield str(bound.label), words.get(form.get_initial_for_field(bound.field, bound.name) or "", ""), name


def sent_along(wizard: Wizard) -> Iterator[tuple[str, str, str]]:
    """The files that wait to be sent; one that was not accepted is not among them."""
    if files.STEP in wizard.path:
        names = [file.name or "" for file in files.waiting(wizard.draft) if not file.trouble]
        yield _("Files"), "\n".join(names), files.STEP
