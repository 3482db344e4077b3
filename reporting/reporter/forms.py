"""The forms of the page that one comes back to with the code."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from reporting.questions import fields
from reporting.questions.forms.fields import plain, text, uncut
from reporting.vault.crypto import codes


class CodeForm(forms.Form):
    code = uncut(
        forms.CharField(
            label=_("Write your code"),
            help_text=format_lazy(
                _("{count} letters and numbers, as you noted them. Spaces and small letters do not matter."),
                count=codes.LENGTH,
            ),
            max_length=60,
            widget=plain(forms.TextInput(attrs={"class": "input-code"})),
            error_messages={
                "required": _("Please write your code here."),
                "max_length": format_lazy(
                    _("This is longer than a code. A code has {count} letters and numbers."), count=codes.LENGTH
                ),
            },
        )
    )

    def clean_code(self) -> str:
        try:
            return codes.normalise(self.cleaned_data["code"])
        except codes.Mistyped:
            raise forms.ValidationError(
                _("One letter or number of the code is not right. Please compare it with what you noted.")
            ) from None


class ReplyForm(forms.Form):
    text = text(
        fields.STORY,
        _("Write to the analyst"),
        lines=5,
        required=True,
        hint=_("Only the analysts of the hotline can read it."),
    )
