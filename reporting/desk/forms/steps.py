"""The steps of a case, without the verdicts."""

import datetime as dt
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.models import User
from reporting.cases import queries, rules
from reporting.cases.actions import outcomes
from reporting.cases.forms import EMPTY, DeskForm, sealed_text_field
from reporting.cases.models.report import Report
from reporting.cases.states import State
from reporting.desk import advice
from reporting.desk.forms.advice import CardsField
from reporting.enums import Outcome

LONGEST_WAIT = dt.timedelta(days=730)
WHY = [("asked", _("I am not sure")), ("blocking", _("blocking is to be asked for"))]


class TakeForm(DeskForm):
    step = "take"

    @staticmethod
    def allowed(user: User, report: Report) -> bool:
        return roles.on_desk(user)


class PriorVerdictForm(DeskForm):
    """Apply the verdict of an earlier report. Whether there is one is asked where it is shown."""

    step = "apply_prior_verdict"
    asks = "assess"

    @classmethod
    def offered(cls, user: User, report: Report) -> bool:
        return False


class ReleaseForm(DeskForm):
    step = "release"


class ReopenForm(DeskForm):
    step = "reopen"


class WriteForm(DeskForm):
    step = "write"
    text = sealed_text_field(_("Your message"), rows=6, help_text=_("Plain words: a child may read this."))
    ask = forms.BooleanField(label=_("Wait for their answer"), required=False)
    cards = CardsField()

    def prepare(self, report: Report, taxonomy: Any, user: User) -> None:
        self.advice = advice.offered(report.language)


class NoteForm(DeskForm):
    step = "note"
    text = sealed_text_field(_("Note for colleagues"), rows=3, help_text=_("The reporter never sees it."))


def grouped(lacking: dict) -> list[tuple]:
    """Choices of an outcome: those that the record shows, and those that a step stands before."""
    names = {outcome: Outcome(outcome).label for outcome in lacking}
    shown = [(outcome, names[outcome]) for outcome, step in lacking.items() if not step]
    later = [(outcome, names[outcome]) for outcome, step in lacking.items() if step]
    groups = ((_("What the record shows"), shown), (_("A step comes first"), later))
    return [(str(name), choices) for name, choices in groups if choices]


class CloseForm(DeskForm):
    data: QueryDict
    step = "close"
    outcome = forms.ChoiceField(label=_("Outcome"))
    other = forms.CharField(
        label=_("Number of the other report"),
        required=False,
        max_length=40,
        help_text=_("Only where it is the same as another one."),
    )
    text = sealed_text_field(
        _("Last message to the reporter"), rows=4, required=False, help_text=_("May be left empty.")
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def prepare(self, report: Report, taxonomy: Any, user: User) -> None:
        self.report, self.user = report, user
        record = outcomes.record_of(report)
        lacking = {outcome: outcomes.missing(record, outcome) for outcome in outcomes.PROOFS}
        self.missing = [(Outcome(outcome).label, step) for outcome, step in lacking.items() if step]
        self.fields["outcome"].choices = [EMPTY, *grouped(lacking)]
        seen = report.messages.filter(from_reporter=True).count()
        self.initial = {"seen": seen, "outcome": outcomes.suggested(record)}

    def clean(self) -> dict:
        super().clean()
        self.duplicate_of = None
        if self.cleaned_data.get("outcome") == Outcome.DUPLICATE:
            others = Report.objects.visible_to(self.user).exclude(pk=self.report.pk)
            self.duplicate_of = queries.by_reference(others, self.cleaned_data.get("other", ""))
            if self.duplicate_of is None:
                self.add_error("other", _("No other report that you may see has this number."))
        return self.cleaned_data

    @property
    def ending(self) -> dict:
        """What closing wants to know."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "other"}
        return told | {"duplicate_of": self.duplicate_of}

    def again(self, report: Report) -> None:
        """Sent once more, it speaks of the messages that are on the page now."""
        self.data = self.data.copy()
        self.data["seen"] = str(report.messages.filter(from_reporter=True).count())

    @classmethod
    def offered(cls, user: User, report: Report) -> bool:
        return bool(report.verdict) and super().offered(user, report)


class AskSecondForm(DeskForm):
    step = "ask_second"
    asks = "send_to_second"
    because = forms.ChoiceField(label=_("Why?"), choices=WHY)

    @classmethod
    def offered(cls, user: User, report: Report) -> bool:
        return bool(report.verdict) and super().offered(user, report)


class FollowUpForm(DeskForm):
    step = "follow_up"
    day = forms.DateField(
        label=_("Look at it again on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty takes the reminder away."),
    )

    def prepare(self, report: Report, taxonomy: Any, user: User) -> None:
        self.fields["day"].widget.attrs["min"] = timezone.localdate().isoformat()
        self.initial = {"day": report.follow_up_at and timezone.localdate(report.follow_up_at)}

    def clean_day(self) -> dt.date | None:
        day = self.cleaned_data["day"]
        today = timezone.localdate()
        if day and not today <= day <= today + LONGEST_WAIT:
            raise forms.ValidationError(_("Choose a day from today on, within two years."))
        return day


class HandOverForm(DeskForm):
    """Only people who can open the report are offered."""

    step = "hand_over"
    to = forms.ModelChoiceField(label=_("To whom?"), queryset=User.objects.none())

    def prepare(self, report: Report, taxonomy: Any, user: User) -> None:
        self.fields["to"].queryset = queries.colleagues(report)
        self.fields["to"].label_from_instance = lambda person: person.get_full_name() or person.get_username()

    @staticmethod
    def allowed(user: User, report: Report) -> bool:
        if report.state == State.NEW:
            return roles.is_supervisor(user)
        return rules.can_assign(user, report)


class RecuseForm(DeskForm):
    step = "recuse"
    sure = forms.BooleanField(label=_("I step back. I cannot undo this myself."))

    @classmethod
    def offered(cls, user: User, report: Report) -> bool:
        return cls.allowed(user, report)

    @staticmethod
    def allowed(user: User, report: Report) -> bool:
        return roles.on_desk(user)
