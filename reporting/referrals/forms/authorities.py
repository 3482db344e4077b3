"""Forms of a supervisor: who is an officer, which system may ask, where it is told."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class OfficerForm(forms.Form):
    fields: dict[str, Any]  # each of a kind of its own
    user = forms.ModelChoiceField(
        label=_("Person"),
        queryset=User.objects.none(),
        help_text=_("Accounts with the role of an officer that belong to no authority."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(is_active=True, groups__name="officer", officer=None)
        self.fields["user"].queryset = people.order_by("username")


class TokenForm(forms.Form):
    name = forms.CharField(label=_("Name of their system"), max_length=80)


class WebhookForm(forms.Form):
    url = forms.URLField(label=_("Address"), max_length=300, assume_scheme="https")

    def clean_url(self) -> str:
        parts = urlsplit(self.cleaned_data["url"])
        if parts.scheme not in ("https", "http") or parts.username or parts.password:
            raise forms.ValidationError(_("An address that begins with https://, without a user name in it."))
        return self.cleaned_data["url"]
