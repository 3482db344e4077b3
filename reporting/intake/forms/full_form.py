"""All questions at once: for the phone operator and for partners' systems. The same definition, the same fields."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from reporting.enums import Door
from reporting.intake import submission
from reporting.intake.actions import Submission
from reporting.intake.draft import Draft
from reporting.questions import fields
from reporting.questions.definition.conditions import asked
from reporting.questions.definition.model import Definition
from reporting.questions.forms.builder import fields_of
from reporting.questions.forms.fields import LinksField, choice, text, text_box
from reporting.questions.models import FormVersion
from reporting.rubrics.models import Category, Rubric

OWN = ("door", "danger", "category", "language")  # beside the answers


class FullForm(forms.Form):
    """What a door, a rubric and its definition ask, on one page. Conditions are checked here, not in the browser."""

    use_required_attribute = False

    door = choice(_("How does it begin?"), Door.choices)
    danger = forms.BooleanField(label=_("Somebody is in danger now"), required=False)

    def __init__(self, *args: Any, definition: Definition, language: str, rubric: Rubric | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.definition, self.rubric = definition, rubric
        self.fields |= where_fields(definition.get) | fields_of(list(definition), language)
        for question in definition:
            if question.condition:
                self.fields[question.name].required = False
        self.fields["category"] = choice(_("Which of these fits best?"), categories(rubric, language), required=False)
        self.fields["language"] = choice(_("The caller’s language"), settings.LANGUAGES, required=False, unsaid="")

    def clean(self) -> dict[str, Any]:
        values = self.values()
        wanted = {question.name: question for question in asked(self.definition, values)}
        for question in self.definition:
            if question.name not in wanted and values.get(question.name):
                self.add_error(question.name, _("This is not asked here: its condition does not hold. Empty it."))
            elif question.name in wanted and question.condition and question.required and not values.get(question.name):
                self.add_error(question.name, _("This question must be answered before it can be sent."))
        door = self.cleaned_data.get("door")
        if door and not self.errors and not submission.knows_enough(door, values):
            self.add_error("story" if "story" in self.fields else fields.where(door)[0], submission.NOTHING_YET)
        return self.cleaned_data

    def values(self) -> dict[str, str]:
        """The answers by their names."""
        return {name: str(value) for name, value in self.cleaned_data.items() if name not in OWN and value}

    def submission(
        self, draft: Draft, *, channel: str, version: FormVersion | None, language: str, by: User | None = None
    ) -> Submission:
        values, data = self.values(), self.cleaned_data
        anywhere = {name: values[name] for name in fields.BY_NAME if name in fields.WHERE_NAMES and name in values}
        return Submission(
            id=draft.id,
            code=draft.code,
            language=data["language"] or language,
            answers=anywhere | submission.answers(data["door"], values, self.definition),
            danger=data["danger"],
            rubric=self.rubric,
            category=Category.objects.offered("sq").filter(rubric=self.rubric, slug=data["category"]).first(),
            door=data["door"],
            channel=channel,
            facts=submission.facts(values, self.definition),
            form_version=version,
            by=by,
        )


def where_fields(in_definition: Callable[[str], object]) -> dict[str, forms.Field]:
    """What the doors ask, unless the definition has a question of its own for it."""
    names = [name for name in fields.BY_NAME if name in fields.WHERE_NAMES and not in_definition(name)]
    return {name: where_field(fields.BY_NAME[name]) for name in names}


def where_field(field: fields.Field) -> forms.Field:
    if field is fields.LINKS:
        return text_box(field.label, field.longest, lines=3, kind=LinksField)
    return text(field, field.label)


def categories(rubric: Rubric | None, language: str) -> list[tuple[str, str]]:
    if rubric is None:
        return []
    offered = Category.objects.offered(language).filter(rubric__slug=rubric.slug)
    return [(category.slug, category.name) for category in offered]
