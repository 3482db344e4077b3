"""Passphrases: typed to unlock, and chosen."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting.vault.crypto import shares
from reporting.vault.crypto.passphrases import SHORTEST


def secret(label: Any, autocomplete: str, **more: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=200, widget=widget, **more)


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

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        if "passphrase" in data and "again" in data and data["passphrase"] != data["again"]:
            self.add_error("again", _("The two are not the same."))
        return data


class PassphraseForm(NewKeyForm):
    """Another passphrase for the same key."""

    present = forms.CharField(
        label=_("Present passphrase"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["present", "passphrase", "again"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["auto_id"] = "change_%s"
        super().__init__(*args, **kwargs)


class SharesForm(forms.Form):
    """Into how many shares the recovery key is split, and how many bring it back."""

    count = forms.IntegerField(
        label=_("Shares"),
        initial=shares.SHARES,
        min_value=shares.FEWEST,
        max_value=shares.MOST,
        help_text=_("One for each person or institution that keeps one."),
    )
    threshold = forms.IntegerField(
        label=_("How many of them bring the key back"),
        initial=shares.THRESHOLD,
        min_value=shares.FEWEST,
        max_value=shares.MOST,
    )

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        if data.get("count") and data.get("threshold") and data["threshold"] > data["count"]:
            self.add_error("threshold", _("It cannot be more than there are shares."))
        return data


class TypedBackForm(forms.Form):
    """Some of the shares, typed from the paper."""

    def __init__(self, *args: Any, numbers: Iterable[int], fingerprints: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fingerprints = fingerprints
        for number in numbers:
            self.fields[f"share_{number}"] = forms.CharField(
                label=_("Share number %(number)s") % {"number": number},
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
            )

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        for name, typed in list(data.items()):
            try:
                right = shares.number(typed, self.fingerprints) == int(name.rpartition("_")[2])
            except shares.WrongShare:
                right = False
            if not right:
                self.add_error(name, _("These are not the words of this share. Compare them with the paper."))
        return data


class TypedNameForm(forms.Form):
    """The name of the person whose key is withdrawn, typed by who withdraws it. Case and spacing do not matter."""

    name = forms.CharField(
        label=_("Name of the person"), max_length=300, widget=forms.TextInput({"autocomplete": "off"})
    )

    def __init__(self, *args: Any, wanted: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wanted = wanted

    def clean_name(self) -> str:
        typed = self.cleaned_data["name"]
        if typed.casefold().split() != self.wanted.casefold().split():
            raise forms.ValidationError(_("This is not the name that stands above. Nothing was withdrawn."))
        return typed
