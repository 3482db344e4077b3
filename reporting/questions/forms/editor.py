"""The form in which supervisors write the questions of a rubric. Whatever can be stored is taken: `check` judges it."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from reporting.questions.definition.model import (
    LANGUAGES,
    Choice,
    Condition,
    Definition,
    Fact,
    Kind,
    Question,
    words_in,
)

KINDS = [
    (Kind.TEXT, _("a line of text")),
    (Kind.LONG, _("a long text")),
    (Kind.CHOICE, _("one of several choices")),
    (Kind.YES_NO, _("yes or no")),
    (Kind.DATE, _("a date")),
    (Kind.LINKS, _("links")),
    (Kind.ACCOUNT, _("the name of an account")),
    (Kind.PLACE, _("a place: one of the counties")),
]
FACTS = [
    ("", _("no: the answer is sealed")),
    (Fact.AGE_BAND, _("age of the child")),
    (Fact.LIVE_CONTACT, _("still in contact")),
    (Fact.STILL_ONLINE, _("still online")),
    (Fact.REGION, _("region")),
]
EQUALS, BAR = "=", "|"
NOTHING: Mapping[str, str] = {}


class AnyOf(forms.MultipleChoiceField):
    """Choices that may have gone since: what was chosen is kept, and `check` says that it does not exist."""

    def valid_value(self, value: str) -> bool:
        return True


def fields_of_languages() -> dict[str, forms.CharField]:
    """A question and its help in each language of the site."""
    labels, helps = {}, {}
    for code, name in settings.LANGUAGES:
        labels[f"label_{code}"] = forms.CharField(label=LABELS.get(code, name), required=False, max_length=500)
        helps[f"help_{code}"] = forms.CharField(label=HELPS.get(code, name), required=False, max_length=1000)
    return labels | helps


LABELS = {"sq": _("Question in Albanian"), "en": _("Question in English")}
HELPS = {"sq": _("Help in Albanian"), "en": _("Help in English")}


class QuestionForm(forms.Form):
    """One question."""

    name = forms.CharField(
        label=_("Short name"), required=False, max_length=60, help_text=_("Small letters; never shown to reporters.")
    )
    kind = forms.ChoiceField(label=_("What is asked for"), choices=KINDS)
    choices = forms.CharField(
        label=_("Choices"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One on each line: value | Albanian | English."),
    )
    asked_when = AnyOf(
        label=_("Ask only when"),
        required=False,
        help_text=_("Nothing chosen: always. Several values of one question: when it was one of them."),
    )
    fact = forms.ChoiceField(label=_("Fills a fact in the clear"), required=False, choices=FACTS)
    longest = forms.IntegerField(
        label=_("Longest answer, in characters"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Empty: what is usual."),
    )
    required = forms.BooleanField(label=_("Must be answered"), required=False)
    joined = forms.BooleanField(label=_("On the same page as the question before"), required=False)

    fields: dict[str, Any]  # each of a kind of its own

    def __init__(self, *args: Any, choosable: Mapping[str, str] = NOTHING, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(fields_of_languages())
        self.order_fields(["name", "kind", *fields_of_languages()])
        own = [f"{self['name'].value()}{EQUALS}"]
        gone = {pair: pair.replace(EQUALS, " = ", 1) for pair in self["asked_when"].value() or []}
        offered = [(pair, sentence) for pair, sentence in choosable.items() if not pair.startswith(own[0])]
        kept = [(pair, name) for pair, name in gone.items() if pair not in choosable]
        self.fields["asked_when"].choices = [*offered, *kept]

    def clean_asked_when(self) -> list[str]:
        pairs = self.cleaned_data["asked_when"]
        if len({pair.partition(EQUALS)[0] for pair in pairs}) > 1:
            raise forms.ValidationError(_("Choose values of one question only."))
        return pairs

    def question(self) -> Question:
        data = self.cleaned_data
        return Question(
            name=data["name"],
            kind=data["kind"],
            label=words(data, "label"),
            help=words(data, "help"),
            required=data["required"],
            longest=data["longest"] or 0,
            choices=tuple(choices_of(data["choices"])),
            condition=condition_of(data["asked_when"]),
            fact=data["fact"],
            joined=data["joined"],
        )


def words(data: dict, name: str) -> dict[str, str]:
    return {code: text for code in LANGUAGES if (text := data[f"{name}_{code}"])}


def choices_of(text: str) -> list[Choice]:
    """Choices out of lines “value | Albanian | English”; what a line lacks is missing in the choice."""
    rows = [[part.strip() for part in line.split(BAR)] for line in text.splitlines() if line.strip()]
    return [
        Choice(row[0], {code: word for code, word in zip(LANGUAGES, row[1:], strict=False) if word}) for row in rows
    ]


def condition_of(pairs: list[str]) -> Condition | None:
    if not pairs:
        return None
    split = [pair.partition(EQUALS) for pair in pairs]
    return Condition(split[0][0], tuple(value for _name, _equals, value in split))


def as_typed(question: Question) -> dict:
    """A question as the form shows it."""
    lines = [f" {BAR} ".join([c.value, *(c.label.get(code, "") for code in LANGUAGES)]) for c in question.choices]
    on = question.condition
    return {
        "name": question.name,
        "kind": question.kind,
        **{f"label_{code}": question.label.get(code, "") for code in LANGUAGES},
        **{f"help_{code}": question.help.get(code, "") for code in LANGUAGES},
        "choices": "\n".join(lines),
        "asked_when": [f"{on.question}{EQUALS}{value}" for value in on.values] if on else [],
        "fact": question.fact,
        "longest": question.longest or None,
        "required": question.required,
        "joined": question.joined,
    }


def conditions_in_words(definition: Definition) -> dict[str, str]:
    """Every condition that can be chosen, as “question=value”, and what it means in the reader's language."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    return {
        f"{question.name}{EQUALS}{value}": in_words(question, value, language)
        for question in definition
        for value in question.values()
    }


def in_words(question: Question, value: str, language: str) -> str:
    yes_no = {"yes": _("Yes"), "no": _("No")}
    return gettext("“%(question)s” was answered with “%(answer)s”") % {
        "question": words_in(question.label, language) or question.name,
        "answer": yes_no.get(value) or question.says(value, language),
    }


class Questions(forms.BaseFormSet[QuestionForm]):
    """All questions of a definition, in their order."""

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        kwargs["form_kwargs"] = {"choosable": conditions_in_words(definition)}
        kwargs |= {"initial": [as_typed(question) for question in definition], "prefix": "q"}
        super().__init__(*args, **kwargs)

    def definition(self) -> Definition:
        return Definition(tuple(form.question() for form in self.forms))


QuestionSet = cast(
    "type[Questions]",
    forms.formset_factory(QuestionForm, formset=Questions, extra=0, max_num=40, absolute_max=60),
)
