"""Days in words."""

import datetime as dt

from django import forms
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

UNREADABLE = {
    "day": _("We cannot read this as a day. Write it like 09.02.2027."),
    "time": _("We cannot read this as an hour. Write it like 09:30."),
    "moment": _("We cannot read this as a day and an hour. Write them like 09.02.2027 09:30."),
}


def say_how_to_write() -> None:
    """Let every form, Wagtail's too, answer an unreadable day with how to write it; Django says only that it is not."""
    for field, name in ((forms.DateField, "day"), (forms.TimeField, "time"), (forms.DateTimeField, "moment")):
        field.default_error_messages = {**field.default_error_messages, "invalid": UNREADABLE[name]}


def day_in_words(day: dt.date, form: str = "l, j F Y") -> str:
    """ "e martë, 24 nëntor 2026"; "Tuesday, 24 November 2026". Albanian writes both names small; Django does not."""
    words = date_format(day, form)
    return words.lower() if get_language() == "sq" else words
