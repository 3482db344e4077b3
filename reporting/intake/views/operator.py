"""A call, entered by a phone operator: every question on one page, sealed at once, the code read out. Nothing is shown
of it afterwards, here or anywhere else, to whoever holds no key.
"""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import StaffRequest
from reporting.enums import Channel
from reporting.intake import actions, state
from reporting.intake.draft import Draft
from reporting.intake.forms.full_form import FullForm
from reporting.intake.phonetic_alphabet import spelled
from reporting.intake.rules import may_enter_calls
from reporting.questions import versions
from reporting.questions.models import FormVersion
from reporting.questions.views.preview import words_of
from reporting.rubrics.models import Rubric
from reporting.vault.actions import wrapping
from reporting.vault.views.access import unkept

PURPOSE = "telefon"
UNSORTED = "-"
operator = unkept(may_enter_calls)


@operator
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: StaffRequest) -> HttpResponse:
    """Choose what it is about; then one page with all questions; then the code."""
    language = (get_language() or "sq")[:2]
    slug = request.GET.get("rubrika", "")
    rubric = Rubric.objects.offered("sq").filter(slug=slug).first()
    if rubric is None and slug != UNSORTED:
        return shown(request, "call", {"rubrics": Rubric.objects.offered(language), "unsorted": UNSORTED})
    if request.method != "POST":
        return ask(request, Draft(), rubric, language)
    return take_in(request, rubric, language)


def take_in(request: StaffRequest, rubric: Rubric | None, language: str) -> HttpResponse:
    try:
        draft, _fresh = Draft.unsealed(request.POST.get("state", ""), PURPOSE)
    except state.Broken:
        sentence = _("This page was open too long. Nothing is lost: check what is here and seal it again.")
        return ask(request, Draft(), rubric, language, data=request.POST, status=422, problem=sentence)
    version = versions.begun(rubric.slug if rubric else "", draft.get("version"))
    form = form_of(version, rubric, language, request.POST)
    if not form.is_valid():
        return ask(
            request, draft, rubric, language, form=form, status=422, problem=_("Please look at the marked field.")
        )
    try:
        entered = form.submission(draft, channel=Channel.PHONE, version=version, language=language, by=request.user)
        actions.submit(entered)
    except wrapping.NotReady:
        sentence = _("There is no vault yet: nothing can be sealed, and nothing was kept. Note the call on paper.")
        return ask(request, draft, rubric, language, form=form, status=503, problem=sentence)
    code = {"code": draft.code, "groups": spelled(draft.code, language), "danger": entered.danger}
    return shown(request, "code", code)


def form_of(
    version: FormVersion | None, rubric: Rubric | None, language: str, data: QueryDict | None = None, **kwargs: Any
) -> FullForm:
    definition = versions.definition_of(version)
    return FullForm(data, definition=definition, language=language, rubric=rubric, **kwargs)


def ask(
    request: StaffRequest,
    draft: Draft,
    rubric: Rubric | None,
    language: str,
    *,
    form: FullForm | None = None,
    data: QueryDict | None = None,
    status: int = 200,
    problem: str = "",
) -> HttpResponse:
    version = versions.begun(rubric.slug if rubric else "", draft.get("version"))
    draft.values["version"] = str(version.number) if version else ""
    form = form or form_of(version, rubric, language, data, initial={"language": "sq", "door": "app"})
    conditions = {q.name: words_of(form.definition, q, q.condition, language) for q in form.definition if q.condition}
    context = {
        "form": form,
        "rows": [(field, conditions.get(field.name)) for field in form],
        "state": draft.sealed(PURPOSE),
        "rubric": rubric,
        "problem": problem,
    }
    return shown(request, "form", context, status=status)


def shown(request: StaffRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    context |= {"header_title": _("A call"), "breadcrumbs_items": []}
    return render(request, f"reporting/intake/operator/{template}.html", context, status=status)
