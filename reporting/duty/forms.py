"""A shift, as a supervisor fills it in on a telephone."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import DESK
from reporting.duty.models import Shift

BETWEEN = re.compile(r"[\s()/.\-]")
INTERNATIONAL = re.compile(r"\+[1-9][0-9]{7,14}")


def time_field(label: Any, help_text: Any = "") -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, help_text=help_text)


class ShiftForm(forms.ModelForm):
    """`user` offers the desk; who of them holds no key is told so on the list, not here."""

    begins = time_field(_("From"))
    ends = time_field(_("Until"), Shift._meta.get_field("ends").help_text)
    phone = forms.CharField(
        label=_("Phone for text messages"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        help_text=_("May be left empty. Seen by supervisors alone."),
    )

    class Meta:
        model = Shift
        fields = ["user", "weekday", "day", "begins", "ends", "phone"]
        widgets = {"day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    fields: dict[str, Any]  # each of a kind of its own

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        desk = User.objects.filter(is_active=True, groups__name__in=DESK).distinct()
        self.fields["user"].queryset = desk.order_by("username")
        self.fields["user"].label_from_instance = lambda person: person.get_full_name() or person.get_username()

    def clean_phone(self) -> str:
        """The number as gateways want it; one that begins with 06 is Albanian."""
        number = BETWEEN.sub("", self.cleaned_data["phone"])
        number = f"+{number[2:]}" if number.startswith("00") else number
        number = f"+355{number[1:]}" if number.startswith("0") else number
        if number and not INTERNATIONAL.fullmatch(number):
            raise forms.ValidationError(_("Write the number with its country, like +355 60 000 0000."))
        return number
