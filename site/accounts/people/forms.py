"""The forms of an account. None of them makes a superuser or sets somebody's password."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from accounts.models import User
from accounts.roles import REGIONAL


class NoSuperuser(forms.ModelForm):
    """Takes the flag and the passwords off Wagtail's form, and asks for a region where a role needs one.

    Wagtail's edit form deletes the flag itself for one's own account: so it goes here, after that, and not in Meta.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)
        self.fields["region"].help_text = _("Coordinators and facilitators work in one region and must have one.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("region") and any(group.name in REGIONAL for group in cleaned.get("groups", ())):
            self.add_error("region", _("A coordinator or facilitator works in one region: choose it."))
        return cleaned


class NewPersonForm(NoSuperuser, UserCreationForm):
    """An account without a password: an invitation lets its owner choose one."""

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"region"}

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()  # else the empty one counts as usable
        return super().save(commit=commit)


class PersonForm(NoSuperuser, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"region"}
