"""Wagtail's pages of accounts with our forms."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.forms import ModelForm
from django.http import HttpResponse
from wagtail.users.views.users import CreateView, DeleteView, EditView, UserViewSet

from accounts.models import StaffRequest
from accounts.people import actions
from accounts.people.forms import NewPersonForm, PersonForm
from accounts.people.rules import keeps_accounts
from accounts.sign_in.step_up import confirm_again


class StepUp:
    """A form that is sent asks for the password or second factor again where that was long ago."""

    def post(self, request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        confirm_again(request)
        return super().post(request, *args, **kwargs)  # type: ignore[misc]  # of the view that stands behind


class AddPerson(StepUp, CreateView):
    access = staticmethod(keeps_accounts)

    def save_instance(self) -> AbstractUser:
        person = super().save_instance()
        actions.added(person, self.form.asked, by=self.request.user)
        return person


class ChangePerson(StepUp, EditView):
    access = staticmethod(keeps_accounts)

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.before = actions.state_of(self.object)

    def save_instance(self) -> AbstractUser:
        person = super().save_instance()
        actions.changed(person, self.before, by=self.request.user, asked=self.form.asked)
        return person


class RemovePerson(StepUp, DeleteView):
    access = staticmethod(keeps_accounts)

    def delete_action(self) -> None:
        with transaction.atomic():
            actions.removed([self.object], by=self.request.user)
            super().delete_action()


class PeopleViewSet(UserViewSet):
    add_view_class = AddPerson
    edit_view_class = ChangePerson
    delete_view_class = RemovePerson

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return PersonForm if for_update else NewPersonForm
