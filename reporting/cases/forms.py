"""What the desk's forms share."""

from typing import Any

from django import forms

from accounts.models import User
from reporting.cases import rules
from reporting.cases.models.report import Report
from reporting.cases.states import possible

LONGEST = 8_000
EMPTY = ("", "---------")


def sealed_text_field(label: Any, *, rows: int, required: bool = True, help_text: Any = "") -> forms.CharField:
    """A text that is sealed before it is stored."""
    widget = forms.Textarea(attrs={"rows": rows, "autocomplete": "off", "data-typed": True})
    return forms.CharField(label=label, max_length=LONGEST, required=required, widget=widget, help_text=help_text)


class DeskForm(forms.Form):
    """Several of these stand on one page, so each has ids of its own: `step_field`.

    `step` names the view; `asks` is the step of the table of states, where that has another name.
    """

    fields: dict[str, Any]  # each of a kind of its own
    step = ""
    asks = ""

    def __init__(self, *args: Any, report: Any = None, taxonomy: Any = None, user: Any = None, **kwargs: Any) -> None:
        kwargs["auto_id"] = f"{self.step}_%s"
        super().__init__(*args, **kwargs)
        self.prepare(report, taxonomy, user)

    def prepare(self, report: Report, taxonomy: Any, user: User) -> None:
        """Fill in choices and first values from the report."""

    def again(self, report: Report) -> None:
        """Sent, and shown once more: take what has changed in the report meanwhile."""

    @classmethod
    def offered(cls, user: User, report: Report) -> bool:
        """Whether this step may be taken now, by `user`."""
        return (cls.asks or cls.step) in possible(report.state) and cls.allowed(user, report)

    @staticmethod
    def allowed(user: User, report: Report) -> bool:
        return rules.can_handle(user, report)
