"""What analysts choose for themselves, and how they say they are."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from reporting.rubrics import translations


class CareForm(forms.Form):
    daily_budget = forms.IntegerField(label=_("Severe items a day"), min_value=1)
    shift_ends = forms.TimeField(
        label=_("My shift ends at"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("In the last half hour no severe item is offered. May be left empty."),
    )
    opted_out = forms.MultipleChoiceField(
        label=_("Themes that I do not want to be offered"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Danger now is offered to everybody. Nobody asks why you chose a theme."),
    )

    fields: dict[str, Any]  # each of a kind of its own

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = settings.CARE_BUDGET_MOST
        self.fields["daily_budget"].max_value = most
        self.fields["daily_budget"].validators += [forms.IntegerField(max_value=most).validators[-1]]
        self.fields["daily_budget"].widget.attrs["max"] = most
        self.fields["daily_budget"].help_text = _("At most %(most)s. A higher number holds from tomorrow.") % {
            "most": most
        }
        self.fields["opted_out"].choices = list(themes())


def themes() -> Iterator[tuple[str, str]]:
    """Rubrics and their categories, in the reader's language."""
    taxonomy = translations.RubricNames.load()
    for rubric in taxonomy.rubrics.all():
        yield rubric.slug, rubric.name
        for category in taxonomy.of_rubric(rubric):
            yield f"{rubric.slug}/{category.slug}", f"{rubric.name}: {category.name}"


class PauseForm(forms.Form):
    length = forms.ChoiceField(choices=[("short", ""), ("long", ""), ("day", "")])


class MoodForm(forms.Form):
    MOODS = [
        ("1", _("very bad")),
        ("2", _("bad")),
        ("3", _("so-so")),
        ("4", _("good")),
        ("5", _("very good")),
    ]
    mood = forms.ChoiceField(label=_("How are you today?"), choices=MOODS, widget=forms.RadioSelect)
