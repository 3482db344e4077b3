"""The kinds of form field that RAPORTO! asks with. Browsers must not keep or correct what is typed into them."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reporting.questions.accounts import is_account
from reporting.questions.fields import Field

# Something dot something, with no spaces: enough to tell a link from a sentence, and never more strict than a browser.
LINK = re.compile(r"^(https?://|hxxps?://)?[^\s/]+(\.|\[\.\])[^\s]{2,}$|^[a-z2-7]{16,56}\.onion", re.IGNORECASE)
OLDEST = dt.date(1990, 1, 1)
UNSAID = _("I would rather not say")

Widget = TypeVar("Widget", bound=forms.Widget)


def plain(widget: Widget) -> Widget:
    """Browsers must not keep or correct what is typed here."""
    kind: Any = widget
    widget.attrs |= {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}
    kind.use_required_attribute = lambda initial: False
    return widget


def uncut(field: forms.CharField) -> forms.CharField:
    """A limit is ours to explain, not the browser's to cut: Django writes every `max_length` into the widget."""
    field.widget.attrs.pop("maxlength", None)
    return field


def too_long(longest: int) -> str | Promise:
    return _("This is too long: please shorten it to %(limit)s characters.") % {
        "limit": f"{longest:,}".replace(",", " ")
    }


def text(
    field: Field,
    label: str | Promise,
    *,
    lines: int = 0,
    hint: str | Promise = "",
    required: bool = False,
    **attrs: Any,
) -> forms.CharField:
    """A text box for one of our fields (reporting.questions.fields), with its longest length told by a sentence."""
    return text_box(label, field.longest, lines=lines, hint=hint, required=required, **attrs)


def text_box(
    label: str | Promise,
    longest: int,
    *,
    lines: int = 0,
    hint: str | Promise = "",
    required: bool = False,
    kind: Callable[..., forms.CharField] = forms.CharField,
    **attrs: Any,
) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": lines, **attrs}) if lines else forms.TextInput(attrs=attrs)
    field = kind(
        label=label,
        help_text=hint,
        required=required,
        max_length=longest,
        widget=plain(widget),
        error_messages={
            "max_length": too_long(longest),
            "required": _("Please write something here, or choose another way below."),
        },
    )
    return uncut(field)


class Radios(forms.RadioSelect):
    """Nothing is chosen until somebody chooses; not to say it is a choice too."""

    def format_value(self, value: Any) -> Any:
        return [] if value is None else super().format_value(value)


class RadioField(forms.ChoiceField):
    """One of several. Where it may stay open, an answer can be taken back: no browser empties a radio button itself."""

    widget = Radios

    def __init__(self, *, unsaid: str | Promise, **options: Any) -> None:
        self.unsaid = unsaid
        super().__init__(**options)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        if self.unsaid and self.choices and not self.required:
            self.widget.choices = [*cast("Iterable", self.choices), ("", self.unsaid)]
        return super().get_bound_field(form, field_name)


def choice(
    label: str | Promise,
    choices: Iterable[tuple[str, str | Promise]] = (),
    *,
    required: bool = True,
    hint: str | Promise = "",
    unsaid: str | Promise = UNSAID,
) -> RadioField:
    """Radio buttons. `unsaid` is the last of them where the question may stay open; "" for none."""
    return RadioField(
        label=label,
        help_text=hint,
        choices=choices,
        required=required,
        unsaid=unsaid,
        error_messages={
            "required": _("Please choose one of these."),
            "invalid_choice": _("Please choose one of these."),
        },
    )


NO_LINK = _(
    "This does not look like a link: a dot is missing, as in “example.al”. "
    "If you have no link, choose another way below."
)


def is_link(line: str) -> bool:
    return any(LINK.match(word) for word in line.split())


class LinksField(forms.CharField):
    """Links, one on each line, as people write them; or an account, which people write where a link is asked."""

    default_error_messages = {
        "no_link": _(
            "This does not look like a link: a dot is missing, as in “example.al”. If you have none, leave it empty."
        )
    }

    def clean(self, value: Any) -> str:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        for line in lines:
            if not is_link(line) and not is_account(line):
                raise forms.ValidationError(self.error_messages["no_link"])
        return "\n".join(lines)


class DayInput(forms.DateInput):
    """The browser's own calendar; what it cannot show (a date typed in words) stays as it was typed, in a text box."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        iso = shown is None or bool(re.fullmatch(r"\d{4}-\d\d-\d\d", str(shown)))
        context["widget"]["type"] = "date" if iso else "text"
        return context


class DayField(forms.DateField):
    """A day that is not in the future. Its value is the text 2026-11-21, which is what is sealed."""

    def __init__(self, **options: Any) -> None:
        formats = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y"]
        sentence = _("This is not a day that we understand. Write it like 21.11.2026.")
        super().__init__(
            widget=plain(DayInput(format="%Y-%m-%d", attrs={"class": "input-short"})),
            input_formats=formats,
            error_messages={"invalid": sentence, "required": _("Please choose the day.")},
            **options,
        )

    def clean(self, value: Any) -> str:
        day = super().clean(value)
        if day and not OLDEST <= day <= timezone.localdate() + dt.timedelta(days=1):
            raise forms.ValidationError(_("This day is too long ago or still to come."))
        return day.isoformat() if day else ""
