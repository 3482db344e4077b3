"""Form fields out of the questions of a definition: the same for the web form, the phone's form and the API."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.i18n.names import words_in
from core.models import Region
from reporting.questions.definition.model import Kind, Question
from reporting.questions.forms.fields import DayField, LinksField, choice, plain, text_box

LINES: dict[str, int] = {Kind.LONG: 7, Kind.LINKS: 3}


def field_of(question: Question, language: str) -> forms.Field:
    """The form field of one question, in the words of `language`."""
    words: dict[str, Any] = {
        "label": words_in(question.label, language) or question.name,
        "hint": words_in(question.help, language),
        "required": question.required,
    }
    if question.kind == Kind.CHOICE:
        return choice(choices=[(c.value, words_in(c.label, language) or c.value) for c in question.choices], **words)
    if question.kind == Kind.YES_NO:
        return choice(choices=[("yes", _("Yes")), ("no", _("No"))], **words)
    if question.kind == Kind.PLACE:
        return region_choice(**words)
    if question.kind == Kind.DATE:
        return DayField(label=words["label"], help_text=words["hint"], required=words["required"])
    kind = LinksField if question.kind == Kind.LINKS else forms.CharField
    attrs: dict[str, Any] = {"inputmode": "url"} if question.kind == Kind.LINKS else {}
    field = text_box(words.pop("label"), question.limit, lines=LINES.get(question.kind, 0), kind=kind, **words, **attrs)
    field.error_messages["required"] = _("This question must be answered before it can be sent.")
    return field


def region_choice(label: str, hint: str, required: bool) -> forms.ChoiceField:
    """One of the regions, by its short name."""
    offered = [(region.slug, region.name) for region in Region.objects.all()]
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=required,
        choices=[("", _("I would rather not say")), *offered],
        widget=plain(forms.Select(attrs={"class": "input-short"})),
        error_messages={
            "required": _("Please choose one of these."),
            "invalid_choice": _("Please choose one of these."),
        },
    )


def fields_of(questions: list[Question], language: str) -> dict[str, forms.Field]:
    return {question.name: field_of(question, language) for question in questions}


class StepForm(forms.Form):
    """A step. `draft` and `language` tell a form what to offer."""

    fields: dict[str, Any]  # each of a kind of its own
    required_css_class = "required"

    def __init__(self, *args: Any, draft: Any = None, language: str = "sq", **kwargs: Any) -> None:
        self.draft, self.language = draft, language
        super().__init__(*args, **kwargs)
        self.offer()

    def offer(self) -> None:
        """Fill in choices that come from data."""


def page_form(questions: list[Question]) -> type[StepForm]:
    """The form of a page of a definition."""

    class PageForm(StepForm):
        def offer(self) -> None:
            self.fields |= fields_of(questions, self.language)

    return PageForm
