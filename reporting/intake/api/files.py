"""A report with files from a partner's system: the same as JSON in the field `report`, then the files, as multipart."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.http import accepts_body
from core.parsers import is_text
from reporting.attachments import limits, uploads
from reporting.attachments.models import accepts_files
from reporting.intake.api.reports import (
    CodeSerializer,
    ErrorsSerializer,
    HeldSerializer,
    ProblemSerializer,
    ReportSerializer,
    take_in,
    wrong,
)
from reporting.rubrics.models import Rubric


class WithFilesSerializer(serializers.Serializer):
    """Fields first, files after them. What is not accepted is named in `missing`; the report is stored all the same."""

    report = serializers.CharField(max_length=500_000, help_text="What the other address takes, as JSON.")
    originals = serializers.BooleanField(default=False, help_text="Keep a sealed copy with its metadata too.")
    files = serializers.ListField(child=serializers.FileField(), required=False, max_length=limits.FILES)


def reported(fields: Mapping[str, Any]) -> dict:
    """The report in the field `report`; {} where there is none that can be read."""
    try:
        found = json.loads(fields.get("report", ""))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and is_text(found) else {}


def allowed(fields: Mapping[str, Any]) -> bool:
    """Does the rubric that the report names take files? Asked when the first file begins."""
    slug = reported(fields).get("rubric")
    return accepts_files(Rubric.objects.offered("sq").filter(slug=slug).first() if isinstance(slug, str) else None)


@accepts_body(limits.BODY)
class ReportsWithFiles(APIView):
    access = "public"
    authentication_classes = ()
    parser_classes = (MultiPartParser,)
    renderer_classes = (JSONRenderer,)

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Request:
        """Files are sealed as they come, before anything is read."""
        uploads.receive(request, allowed)
        return super().initialize_request(request, *args, **kwargs)

    @extend_schema(
        request={"multipart/form-data": WithFilesSerializer},
        responses={201: CodeSerializer, 400: ErrorsSerializer, 429: HeldSerializer, 503: ProblemSerializer},
    )
    def post(self, request: Request) -> Response:
        """Send a report with files, where its rubric takes them."""
        sent = ReportSerializer(data=reported(request.data))
        if not sent.is_valid():
            return wrong(sent.errors if reported(request.data) else {"report": [_("This is not JSON.")]})
        files = [file for file in request.FILES.getlist(uploads.FIELD) if isinstance(file, uploads.Incoming)]
        with translation.override(sent.validated_data["language"]):
            return take_in(request, sent.validated_data, files)
