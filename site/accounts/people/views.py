"""Wagtail's pages of accounts with our forms."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.forms import ModelForm
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from accounts.people import actions
from accounts.people.forms import NewPersonForm, PersonForm
from accounts.people.rules import keeps_accounts


class AddPerson(CreateView):
    access = staticmethod(keeps_accounts)

    def save_instance(self) -> AbstractUser:
        person = super().save_instance()
        actions.added(person, self.form.asked, by=self.request.user)
        return person


class ChangePerson(EditView):
    access = staticmethod(keeps_accounts)

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.before = actions.facts_of(self.object)

    def save_instance(self) -> AbstractUser:
        person = super().save_instance()
        actions.changed(person, self.before, by=self.request.user, asked=self.form.asked)
        return person


class PeopleViewSet(UserViewSet):
    add_view_class = AddPerson
    edit_view_class = ChangePerson

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return PersonForm if for_update else NewPersonForm
