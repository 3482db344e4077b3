"""The form of a school. Every choice offered lies in the coordinator's own region."""

from typing import Any

from django import forms

from accounts.models import User
from core.models import Municipality
from schools.registry.models import School


class SchoolForm(forms.ModelForm):
    fields: dict[str, Any]  # each of a kind of its own

    class Meta:
        model = School
        fields = ["municipality", "name", "level", "public"]

    def __init__(self, data: Any = None, *, user: User, instance: Any = None) -> None:
        super().__init__(data, instance=instance)
        self.fields["municipality"].queryset = Municipality.objects.filter(region=user.region_id)
