"""Passphrases: typed to unlock, and chosen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting.vault.passphrases import SHORTEST


def secret(label, autocomplete: str, **more) -> forms.CharField:
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

    def clean(self):
        data = super().clean()
        if "passphrase" in data and "again" in data and data["passphrase"] != data["again"]:
            self.add_error("again", _("The two are not the same."))
        return data
