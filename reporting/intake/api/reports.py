"""Reports from partners' systems: what the web form asks, as data, and the same validation. No cookie, no sign-in."""

from collections.abc import Sequence

from django.db.models import Prefetch
from django.utils import translation
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.http import private
from core.i18n.names import words_in
from core.parsers import Json
from core.views.errors import WAIT
from reporting.attachments import actions as attachments
from reporting.attachments.models import accepts_files
from reporting.attachments.uploads import Incoming
from reporting.cases.models.report import Report
from reporting.enums import Channel, Door
from reporting.intake import actions, flood, state
from reporting.intake.draft import Draft
from reporting.intake.forms.full_form import OWN, FullForm
from reporting.questions import fields, versions
from reporting.questions.definition.model import LANGUAGES, Question
from reporting.questions.definition.serialization import from_json
from reporting.questions.models import FormVersion
from reporting.questions.seeds import unsorted
from reporting.rubrics.models import Category, Rubric
from reporting.vault.actions import wrapping

PURPOSE = "api"


class ReportSerializer(serializers.Serializer):
    """A report. `begun`, from GET, makes sending twice sending once: the same code comes back."""

    begun = serializers.CharField(required=False, allow_blank=True, max_length=2000)
    language = serializers.ChoiceField(choices=LANGUAGES, default="sq")
    door = serializers.ChoiceField(choices=Door.choices)
    danger = serializers.BooleanField(default=False)
    rubric = serializers.SlugField(required=False, allow_blank=True, default="")
    category = serializers.SlugField(required=False, allow_blank=True, default="")
    version = serializers.IntegerField(required=False, min_value=1, max_value=999_999_999)
    answers = serializers.DictField(child=serializers.CharField(max_length=20_000, allow_blank=True), default=dict)
    proof = serializers.CharField(required=False, max_length=4000, help_text="Solves the challenge of a 429.")
    ticket = serializers.CharField(required=False, max_length=4000, help_text="Instead of a proof: from a 429.")


class CodeSerializer(serializers.Serializer):
    code = serializers.CharField(help_text="Opens the answer, for whoever reported. It cannot be had again.")
    missing = serializers.ListField(child=serializers.DictField(), required=False, help_text="Files and why.")


class ErrorsSerializer(serializers.Serializer):
    errors = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


class ProblemSerializer(serializers.Serializer):
    """RFC 9457, as `application/problem+json`: nothing was stored; send it again after `Retry-After` seconds."""

    type = serializers.CharField()
    status = serializers.IntegerField()
    title = serializers.CharField()


class HeldSerializer(serializers.Serializer):
    """Many reports are arriving: send it again with `begun` and a proof, or with the ticket after `wait` seconds."""

    detail = serializers.CharField()
    begun = serializers.CharField()
    challenge = serializers.DictField()
    ticket = serializers.CharField()
    wait = serializers.IntegerField()


class FormSerializer(serializers.Serializer):
    begun = serializers.CharField()
    doors = serializers.ListField(child=serializers.DictField())
    rubrics = serializers.ListField(child=serializers.DictField())
    unsorted = serializers.ListField(child=serializers.DictField())


class Reports(APIView):
    access = "public"
    authentication_classes = ()
    parser_classes = (Json,)
    renderer_classes = (JSONRenderer,)

    @extend_schema(responses=FormSerializer, parameters=[OpenApiParameter("language", enum=LANGUAGES, default="sq")])
    def get(self, request: Request) -> Response:
        """What can be reported, and what is asked then."""
        language = request.query_params.get("language", "sq")
        with translation.override(language if language in LANGUAGES else "sq"):
            return private(Response(form_of(translation.get_language())))

    @extend_schema(
        request=ReportSerializer,
        responses={201: CodeSerializer, 400: ErrorsSerializer, 429: HeldSerializer, 503: ProblemSerializer},
    )
    def post(self, request: Request) -> Response:
        """Send a report. It is sealed at once."""
        sent = ReportSerializer(data=request.data)
        if not sent.is_valid():
            return wrong(sent.errors)
        with translation.override(sent.validated_data["language"]):
            return take_in(request, sent.validated_data)


def take_in(request: Request, data: dict, files: Sequence[Incoming] = ()) -> Response:
    rubric = Rubric.objects.offered("sq").filter(slug=data["rubric"]).first()
    version = versions.begun(data["rubric"], str(data.get("version", "")))
    form = filled(data, rubric, version)
    errors = form.errors | strangers(data, form, rubric)
    if errors:
        return wrong(errors)
    draft = begun(data)
    stored = Report.objects.filter(pk=draft.id)
    held = flood.gate(request, draft.id, rubric=data["rubric"], danger=data["danger"], again=stored.exists)
    if held:
        told = held.as_json() | {"begun": draft.sealed(PURPOSE)}  # a proof is good for this draft alone
        return private(Response(told, status=429, headers=held.headers()))
    try:
        actions.submit(form.submission(draft, channel=Channel.API, version=version, language=data["language"]))
    except wrapping.NotReady:
        return unavailable()
    return private(Response({"code": draft.code} | missing(request, draft, files), status=201))


def missing(request: Request, draft: Draft, files: Sequence[Incoming]) -> dict:
    """Keep the files that came along; name those that were not accepted, each with its sentence."""
    if not files:
        return {}
    report = Report.objects.get(pk=draft.id)
    originals = request.data.get("originals") in ("true", "1", "yes")
    left = attachments.keep(report, list(files), secret=draft.code, originals=originals)
    return {"missing": [{"file": file.name, "why": str(file.sentence)} for file in left]}


def filled(data: dict, rubric: Rubric | None, version: FormVersion | None) -> FullForm:
    own = {"door": data["door"], "category": data["category"], "language": data["language"]}
    answers = {name: text for name, text in data["answers"].items() if name not in OWN}
    danger = {"danger": "on"} if data["danger"] else {}
    definition = versions.definition_of(version)
    return FullForm(answers | own | danger, definition=definition, language=data["language"], rubric=rubric)


def strangers(data: dict, form: FullForm, rubric: Rubric | None) -> dict:
    """What names a rubric or a question that does not exist."""
    unknown = set(data["answers"]) - (set(form.fields) - set(OWN))
    errors = {name: [_("There is no such question.")] for name in unknown}
    return errors | ({"rubric": [_("There is no such rubric.")]} if data["rubric"] and rubric is None else {})


def begun(data: dict) -> Draft:
    """The draft that GET gave out, or a new one."""
    try:
        return Draft.unsealed(data.get("begun", ""), PURPOSE)[0]
    except state.Broken:
        return Draft()


def wrong(errors: dict) -> Response:
    """Sentences at their fields, said now: DRF writes the answer when the language is another again."""
    said = {name: [str(sentence) for sentence in sentences] for name, sentences in errors.items()}
    return private(Response({"errors": said}, status=400))


def unavailable() -> Response:
    """Nothing can be sealed just now, in the form of RFC 9457, with when to come again."""
    told = {"type": "about:blank", "status": 503, "title": _("We cannot take your report just now")}
    return private(
        Response(told, status=503, content_type="application/problem+json", headers={"Retry-After": str(WAIT)})
    )


def form_of(language: str) -> dict:
    """Doors, rubrics, categories and questions in one language. Four queries, however many there are."""
    offered = Prefetch("categories", Category.objects.filter(active=True))
    published = FormVersion.objects.filter(state=FormVersion.State.PUBLISHED)
    by_scope = {version.scope: version for version in published}
    rubrics = Rubric.objects.offered(language).prefetch_related(offered)
    return {
        "begun": Draft().sealed(PURPOSE),
        "doors": [
            {"door": door.value, "label": str(door.label), "asks": [asks(name) for name in fields.where(door)]}
            for door in Door
        ],
        "rubrics": [rubric_data(rubric, by_scope.get(rubric.slug), language) for rubric in rubrics],
        "unsorted": [question_data(question, language) for question in unsorted()],
    }


def asks(name: str) -> dict:
    field = fields.BY_NAME[name]
    return {"name": name, "label": str(field.label), "longest": field.longest}


def rubric_data(rubric: Rubric, version: FormVersion | None, language: str) -> dict:
    definition = from_json(version.definition) if version else unsorted()
    return {
        "slug": rubric.slug,
        "name": rubric.name,
        "text": rubric.text,
        "guidance": rubric.guidance,
        "files": accepts_files(rubric),  # at …/skedare/
        "version": version.number if version else None,
        "categories": [{"slug": category.slug, "name": category.name} for category in rubric.categories.all()],
        "questions": [question_data(question, language) for question in definition],
    }


def question_data(question: Question, language: str) -> dict:
    on = question.condition
    return {
        "name": question.name,
        "kind": question.kind,
        "label": words_in(question.label, language),
        "help": words_in(question.help, language),
        "required": question.required,
        "longest": question.limit or None,
        "choices": [{"value": value, "label": question.says(value, language)} for value in question.values()],
        "asked_when": {"question": on.question, "values": list(on.values)} if on else None,
    }
