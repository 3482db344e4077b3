"""The forms of an account. None of them makes a superuser or sets somebody's password."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from accounts.models import User
from accounts.people import desk_roles
from accounts.roles import REGIONAL, in_words


class NoSuperuser(forms.ModelForm):
    """Takes the flag and the passwords off Wagtail's form, and asks for a region where a role needs one.

    Wagtail's edit form deletes the flag itself for one's own account: so it goes here, after that, and not in Meta.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)
        self.asked: set[str] = set()
        self.waiting = desk_roles.waiting_for(self.instance)
        if self.waiting:
            self.show_waiting()
        self.fields["region"].help_text = _("Coordinators and facilitators work in one region and must have one.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("region") and any(group.name in REGIONAL for group in cleaned.get("groups", ())):
            self.add_error("region", _("A coordinator or facilitator works in one region: choose it."))
        if "groups" in cleaned:
            self.ask_for_roles(cleaned)
        return cleaned

    def show_waiting(self) -> None:
        """Roles that wait are ticked like those in effect, and said to wait; without the tick they are taken back."""
        groups = Group.objects.filter(name__in=self.waiting)
        self.initial["groups"] = [*self.initial.get("groups", ()), *groups]
        names = {"names": in_words(" ".join(sorted(self.waiting)))}
        self.fields["groups"].help_text = _("Wait until somebody who holds a key confirms them: %(names)s.") % names

    def ask_for_roles(self, cleaned: dict[str, Any]) -> None:
        """Take the roles that others must confirm out of those that are given now."""
        held = set(self.instance.groups.values_list("name", flat=True)) if self.instance.pk else set()
        chosen = {group.name for group in cleaned["groups"]} - held
        self.asked = {role for role in chosen if role in self.waiting or desk_roles.is_confirmed_by_others(role)}
        cleaned["groups"] = cleaned["groups"].exclude(name__in=self.asked)


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
