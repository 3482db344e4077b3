"""What was found: a verdict, and terms out of the taxonomies that the report's rubric uses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from reporting.assessment import findings, taxonomies
from reporting.assessment.rules import may_look_second, may_settle
from reporting.cases.forms import EMPTY, DeskForm
from reporting.cases.models.report import Report
from reporting.cases.states import State
from reporting.enums import Verdict
from reporting.rubrics.models import Rubric
from reporting.vault.queries import scopes_opened_by

PREFIX = "terms_"


class VerdictForm(DeskForm):
    """A verdict with a field for each taxonomy. A required one must be filled in when the verdict is "illegal"."""

    verdict = forms.ChoiceField(label=_("What did you find?"), choices=[EMPTY, *Verdict.choices])

    def prepare(self, report: Report, taxonomy: Any, user: User) -> None:
        self.taxonomies = taxonomies.in_use(report.scope)
        before = self.earlier_terms(report)
        for each in self.taxonomies:
            self.fields[PREFIX + each.code] = self.field_of(each)
            chosen = before.get(each.code, {}).get("terms", [])
            self.initial[PREFIX + each.code] = chosen if each.multiple else "".join(chosen[:1])

    def field_of(self, taxonomy: Any) -> forms.Field:
        choices = [(term.code, taxonomies.label(term)) for term in taxonomy.offered]
        if taxonomy.multiple:
            widget = forms.CheckboxSelectMultiple
            return forms.MultipleChoiceField(label=taxonomy.name, choices=choices, required=False, widget=widget)
        return forms.ChoiceField(label=taxonomy.name, choices=[EMPTY, *choices], required=False)

    def earlier_terms(self, report: Report) -> dict:
        return {}

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        if data.get("verdict") == Verdict.ILLEGAL:
            for each in self.taxonomies:
                if each.required and not data.get(PREFIX + each.code):
                    self.add_error(PREFIX + each.code, _("Say this when you find something illegal."))
        return data

    @property
    def assessment(self) -> dict:
        """What the actions want: the verdict, and the terms with the version they were chosen from."""
        return {"verdict": self.cleaned_data["verdict"], "terms": self.terms()}

    def terms(self) -> dict:
        chosen = {each: self.cleaned_data.get(PREFIX + each.code) for each in self.taxonomies}
        return {
            each.code: {"version": each.version, "terms": value if each.multiple else [value]}
            for each, value in chosen.items()
            if value
        }


class AssessForm(VerdictForm):
    step = "assess"
    category = forms.ChoiceField(label=_("Category"), required=False)
    field_order = ["verdict", "category"]

    def prepare(self, report: Report, taxonomy: Any, user: User) -> None:
        super().prepare(report, taxonomy, user)
        rubric = taxonomy.rubrics.translation_of(report.rubric_id)
        self.offered_categories = {str(c.pk): c for c in taxonomy.of_rubric(rubric)} if rubric else {}
        self.fields["category"].choices = [EMPTY, *((pk, c.name) for pk, c in self.offered_categories.items())]
        now = taxonomy.categories.translation_of(report.category_id)
        self.initial = {**self.initial, "verdict": report.verdict, "category": str(now.pk) if now else ""}

    def earlier_terms(self, report: Report) -> dict:
        before = findings.that_counts(report)
        return before.terms if before else {}

    @property
    def assessment(self) -> dict:
        return super().assessment | {"category": self.offered_categories.get(self.cleaned_data["category"])}


class SecondForm(VerdictForm):
    """The second look: nothing in it comes from the first."""

    step = "second_look"
    asks = "agree"

    @staticmethod
    def allowed(user: User, report: Report) -> bool:
        first = report.assessments.of_round(1).first()
        return first is not None and may_look_second(user, report, first)


class SettleForm(VerdictForm):
    step = "settle"

    @staticmethod
    def allowed(user: User, report: Report) -> bool:
        return report.state == State.DISPUTED and may_settle(user, report)


class SortForm(DeskForm):
    """Into which rubric it belongs. Who cannot open that rubric's vault will not see it any more, and must say so."""

    step = "sort"
    rubric = forms.ChoiceField(label=_("It belongs to"))
    lose = forms.BooleanField(
        label=_("I know that I may not see it any more"),
        required=False,
        help_text=_("Another rubric has another key. Where you do not hold it, the report goes to the people who do."),
    )

    def prepare(self, report: Report, taxonomy: Any, user: User) -> None:
        self.rubrics = {str(r.pk): r for r in taxonomy.rubrics.all() if r.slug != report.scope or not report.rubric_id}
        self.held = set(scopes_opened_by(user))
        self.fields["rubric"].choices = [EMPTY, *((pk, self.name(r)) for pk, r in self.rubrics.items())]

    def name(self, rubric: Rubric) -> str:
        return (
            rubric.name
            if rubric.slug in self.held
            else _("%(rubric)s (you do not hold its key)") % {"rubric": rubric.name}
        )

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        rubric = self.rubrics.get(data.get("rubric", ""))
        if rubric and rubric.slug not in self.held and not data.get("lose"):
            self.add_error("lose", _("After this you will not see the report any more. Tick here if you mean it."))
        return data

    @property
    def chosen(self) -> Rubric:
        return self.rubrics[self.cleaned_data["rubric"]]
