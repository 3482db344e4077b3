"""The form of a notice, in three steps: what is told, the text, the look at it before it goes."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting.links.defang import defang
from reporting.notices.enums import OF_LINKS, NoticeKind

ELEMENTS = {
    "explanation": _("the explanation why it is illegal"),
    "links": _("the exact addresses"),
    "name": _("the name of the hotline"),
    "email": _("the hotline’s e-mail address"),
    "good_faith": _("the statement of good faith"),
}


def area(label: Any, rows: int, longest: int, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "autocomplete": "off", "data-typed": True, "spellcheck": "true"})
    return forms.CharField(label=label, max_length=longest, widget=widget, **more)


class NoticeForm(forms.Form):
    """`id` is drawn when the form begins, so that sending twice is sending once."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    links = forms.MultipleChoiceField(
        label=_("Links"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only those that you assessed."),
    )
    explanation = area(
        _("Why it is illegal"), 5, 4_000,
        help_text=_("In the recipient’s language, in your own words: never what the reporter wrote."),
    )  # fmt: skip
    ground = forms.CharField(label=_("Ground in law"), max_length=300, required=False)

    fields: dict[str, Any]  # each of a kind of its own

    def __init__(self, *args: Any, links: Sequence[str] = (), kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["links"].choices = [(link, defang(link)) for link in links]
        self.initial.setdefault("links", list(links))
        if kind in OF_LINKS:
            self.fields["links"].required = True
        if kind == NoticeKind.AUDIOVISUAL:
            del self.fields["links"]
        if kind == NoticeKind.HOTLINE:
            del self.fields["explanation"], self.fields["ground"]


class TextForm(NoticeForm):
    """The text as it will go out."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = area(_("Text"), 18, 12_000)

    def clean_subject(self) -> str:
        return " ".join(self.cleaned_data["subject"].split())  # a line break would begin another header

    def clean_body(self) -> str:
        return self.cleaned_data["body"].replace("\r\n", "\n")
