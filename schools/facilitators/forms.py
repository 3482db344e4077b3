"""The form of a facilitator."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from schools.facilitators.models import Facilitator


class FacilitatorForm(forms.ModelForm):
    fields: dict[str, Any]  # each of a kind of its own

    class Meta:
        model = Facilitator
        fields = ["name", "user", "active"]
        help_texts = {"user": _("Only where this person signs in to see their own sessions.")}

    def __init__(self, data: Any = None, *, user: User, instance: Any) -> None:
        super().__init__(data, instance=instance)
        free = User.objects.filter(groups__name="facilitator", region=user.region_id, facilitator=None)
        self.fields["user"].queryset = free | User.objects.filter(pk=instance.user_id)
        self.fields["user"].required = False
