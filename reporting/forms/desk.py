"""Forms of the desk. Each knows its labels and limits; what may be done is asked elsewhere (rules, states)."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from reporting.states import Outcome, Verdict
from reporting.vault.passphrases import SHORTEST

LONGEST = 8_000


def words(label, *, rows: int, required: bool = True, help_text="") -> forms.CharField:
    """A text that is sealed before it is stored."""
    widget = forms.Textarea(attrs={"rows": rows, "autocomplete": "off", "data-typed": True})
    return forms.CharField(label=label, max_length=LONGEST, required=required, widget=widget, help_text=help_text)


def secret(label, autocomplete: str, **more) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=200, widget=widget, **more)


class DeskForm(forms.Form):
    """Several of these stand on one page, so each has ids of its own: `step_field`."""

    step = ""

    def __init__(self, *args, report=None, taxonomy=None, **kwargs):
        super().__init__(*args, auto_id=f"{self.step}_%s", **kwargs)
        self.prepare(report, taxonomy)

    def prepare(self, report, taxonomy) -> None:
        """Fill in choices and first values from the report."""


class TakeForm(DeskForm):
    step = "take"


class ReleaseForm(DeskForm):
    step = "release"


class ReopenForm(DeskForm):
    step = "reopen"


class WriteForm(DeskForm):
    step = "write"
    text = words(_("Your message"), rows=6, help_text=_("Plain words: a child may read this."))
    ask = forms.BooleanField(label=_("Wait for their answer"), required=False)


class NoteForm(DeskForm):
    step = "note"
    text = words(_("Note for colleagues"), rows=3, help_text=_("The reporter never sees it."))


class CloseForm(DeskForm):
    step = "close"
    outcome = forms.ChoiceField(label=_("Outcome"), choices=[("", "---------"), *Outcome.choices])
    text = words(_("Last message to the reporter"), rows=4, required=False, help_text=_("May be left empty."))


class AssessForm(DeskForm):
    step = "assess"
    verdict = forms.ChoiceField(label=_("What did you find?"), choices=[("", "---------"), *Verdict.choices])
    rubric = forms.ChoiceField(label=_("Rubric"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)

    def prepare(self, report, taxonomy):
        self.taxonomy = taxonomy
        rubrics = taxonomy.rubrics.all()
        self.fields["rubric"].choices = [("", "---------"), *((str(r.pk), r.name) for r in rubrics)]
        self.fields["category"].choices = [("", "---------"), *((r.name, self.categories(r)) for r in rubrics)]
        now = {
            "rubric": taxonomy.rubrics.twin(report.rubric_id),
            "category": taxonomy.categories.twin(report.category_id),
        }
        self.initial = {name: str(row.pk) for name, row in now.items() if row} | {"verdict": report.verdict}

    def categories(self, rubric):
        return [(str(c.pk), c.name) for c in self.taxonomy.of_rubric(rubric)]

    def clean_rubric(self):
        return self.row("rubric", self.taxonomy.rubrics)

    def clean_category(self):
        return self.row("category", self.taxonomy.categories)

    def row(self, name, names):
        chosen = self.cleaned_data[name]
        return names.rows[int(chosen)] if chosen else None

    def clean(self):
        data = super().clean()
        rubric, category = data.get("rubric"), data.get("category")
        if rubric and category and category not in self.taxonomy.of_rubric(rubric):
            self.add_error("category", _("This category belongs to another rubric."))
        return data


FORMS = {form.step: form for form in (TakeForm, AssessForm, WriteForm, NoteForm, CloseForm, ReleaseForm, ReopenForm)}


class UnlockForm(forms.Form):
    passphrase = secret(_("Passphrase"), "current-password")


class NewKeyForm(forms.Form):
    """A passphrase, typed twice because nobody can recover it."""

    passphrase = secret(
        _("New passphrase"),
        "new-password",
        min_length=SHORTEST,
        help_text=_("At least 14 characters; six unrelated words are best."),
    )
    again = secret(_("The same passphrase again"), "new-password")

    def clean(self):
        data = super().clean()
        if "passphrase" in data and "again" in data and data["passphrase"] != data["again"]:
            self.add_error("again", _("The two are not the same."))
        return data


class QueueFilter(forms.Form):
    """What narrows the queue. A value that makes no sense narrows nothing."""

    rubric = forms.ChoiceField(label=_("Rubric"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    danger = forms.ChoiceField(
        label=_("Danger"), required=False, choices=[("", _("all")), ("1", _("danger now")), ("0", _("no danger now"))]
    )
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[("", _("all")), *settings.LANGUAGES])
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000, widget=forms.HiddenInput)

    def __init__(self, data, taxonomy):
        super().__init__(data)
        self.taxonomy = taxonomy
        everything = [("", _("all"))]
        self.fields["rubric"].choices = everything + [(str(r.pk), r.name) for r in taxonomy.rubrics.all()]
        self.fields["category"].choices = everything + [
            (r.name, [(str(c.pk), c.name) for c in taxonomy.of_rubric(r)]) for r in taxonomy.rubrics.all()
        ]

    def narrowed(self, reports):
        """`reports` under the filters that were understood."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        if "rubric" in chosen:
            reports = reports.filter(rubric__in=self.taxonomy.rubrics.twins(int(chosen["rubric"])))
        if "category" in chosen:
            reports = reports.filter(category__in=self.taxonomy.categories.twins(int(chosen["category"])))
        if "danger" in chosen:
            reports = reports.filter(danger=chosen["danger"] == "1")
        if "language" in chosen:
            reports = reports.filter(language=chosen["language"])
        return reports

    @property
    def number(self) -> int:
        self.is_valid()
        return self.cleaned_data.get("page") or 1

    @property
    def active(self) -> bool:
        """Something narrows the queue."""
        self.is_valid()
        return any(value for name, value in self.cleaned_data.items() if name != "page")
