"""Taxonomies and their terms in the admin: each thing that is stored has a field of its own."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from reporting.rubrics.models import Rubric
from reporting.rubrics.translations import Translations

ICCAM = "iccam"


def rubrics() -> list[tuple[str, str]]:
    """Each rubric by its short name, as the reader calls it."""
    return [(rubric.slug, rubric.name) for rubric in Translations(Rubric).all()]


class TaxonomyForm(WagtailAdminModelForm):
    scopes = forms.MultipleChoiceField(
        label=_("Rubrics that use it"),
        choices=rubrics,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all of them."),
    )


class CodeInIccam(forms.TextInput):
    """The code of a term in ICCAM, the hotlines' shared database: the one code elsewhere that there is."""

    def format_value(self, value: Any) -> str:
        stored = json.loads(value) if isinstance(value, str) and value else value
        return str(stored.get(ICCAM, "")) if isinstance(stored, dict) else ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        code = str(data.get(name, "")).strip()
        return json.dumps({ICCAM: code} if code else {})
