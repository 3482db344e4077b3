"""Forms of referrals, for the desk and for officers. Every text is sealed before it is stored."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting.authorities.models import Authority
from reporting.notices.forms import area
from reporting.referrals.states import ReferralOutcome
from reporting.vault.crypto.passphrases import SHORTEST

LONGEST = 6_000


class ReferralForm(forms.Form):
    """`id` is drawn when the form begins, so that sending twice is sending once."""

    fields: dict[str, Any]  # each of a kind of its own
    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    authority = forms.ModelChoiceField(label=_("Authority"), queryset=Authority.objects.none())
    note = area(_("What they should know first"), 4, LONGEST, required=False, help_text=_("Stands on the first page."))
    messages = forms.MultipleChoiceField(
        label=_("Messages that go along"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what they need. The reporter’s code never goes along."),
    )

    def __init__(
        self, *args: Any, authorities: Any, conversation: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authority"].queryset = authorities
        self.fields["messages"].choices = conversation
        if not conversation:
            del self.fields["messages"]


class WordsForm(forms.Form):
    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    text = area(_("Your message"), 4, LONGEST)

    def __init__(self, *args: Any, label: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["text"].label = label


class AcknowledgeForm(forms.Form):
    case_number = forms.CharField(
        label=_("Your case number"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class OutcomeForm(forms.Form):
    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    outcome = forms.ChoiceField(label=_("What came of it"), choices=[("", "---------"), *ReferralOutcome.choices])
    text = area(_("In words"), 3, LONGEST, required=False)


class FilePassphraseForm(forms.Form):
    """A passphrase for the file with the authority's key, typed twice."""

    passphrase = forms.CharField(
        label=_("Passphrase for the file"),
        min_length=SHORTEST,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same passphrase again"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        if "passphrase" in data and data["passphrase"] != data.get("again"):
            self.add_error("again", _("The two are not the same."))
        return data
