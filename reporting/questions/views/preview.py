"""The questions of each rubric: versions, and how they look to whoever reports."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import roles
from accounts.models import StaffRequest
from core.access import refused
from reporting.questions.definition.model import LANGUAGES, Condition, Definition, Question
from reporting.questions.definition.serialization import from_json
from reporting.questions.forms.builder import page_form
from reporting.questions.models import FormVersion
from reporting.questions.rules import keeps_form, kept_scopes
from reporting.rubrics.models import Rubric
from reporting.vault.views.access import crumbs, unkept

supervisor = unkept(roles.is_supervisor)


@supervisor
@require_safe
def forms(request: StaffRequest) -> HttpResponse:
    """The rubrics whose questions this person keeps, each with its versions."""
    kept = kept_scopes(request.user)
    versions = list(FormVersion.objects.filter(scope__in=kept).select_related("by"))
    language = translation.get_language()[:2]
    rubrics = Rubric.objects.filter(slug__in=kept, locale__language_code=language if language in LANGUAGES else "sq")
    context = {
        "rows": [(rubric, [version for version in versions if version.scope == rubric.slug]) for rubric in rubrics],
        "header_title": _("Questions"),
        "breadcrumbs_items": crumbs(_("Questions")),
    }
    return render(request, "reporting/questions/list.html", context)


@supervisor
@require_safe
def preview(request: StaffRequest, scope: str, number: int) -> HttpResponse:
    """A version as the public form shows it: its pages below each other, in either language."""
    if not keeps_form(request.user, scope):
        return refused(request)
    version = get_object_or_404(FormVersion, scope=scope, number=number)
    language = request.GET.get("gjuha", "sq")
    language = language if language in LANGUAGES else "sq"
    with translation.override(language):
        context = {
            "version": version,
            "pages": in_pages(from_json(version.definition), language),
            "other": other(language),
        }
        return render(request, "reporting/questions/preview.html", context)


def other(language: str) -> str:
    return next(code for code in LANGUAGES if code != language)


def in_pages(definition: Definition, language: str) -> list[dict]:
    """Every page with its form and, where it is not always asked, with the words of its conditions."""
    pages: list[list[Question]] = []
    for question in definition:
        if question.joined and pages:
            pages[-1].append(question)
        else:
            pages.append([question])
    return [
        {
            "form": page_form(page)(language=language),
            "conditions": [words_of(definition, q, q.condition, language) for q in page if q.condition],
        }
        for page in pages
    ]


def words_of(definition: Definition, question: Question, on: Condition, language: str) -> tuple[str, str, str]:
    """Of a conditional question: itself, the question it depends on, and the answers that lead to it."""
    asked = definition.get(on.question)
    yes_no = {"yes": _("Yes"), "no": _("No")}
    values = [yes_no.get(v, asked.says(v, language) if asked else v) for v in on.values]
    named = asked.label.get(language, asked.name) if asked else on.question
    return question.label.get(language, question.name), named, _(" or ").join(str(value) for value in values)
