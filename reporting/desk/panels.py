"""What other rooms show on the page of a report: each panel is one function and one template.

`function(request, opened)` gives what stands in the template as `part`; None leaves the panel out. `blind` panels are
shown to a second analyst too, who must not see what the first one found: leave it False unless nothing in it speaks of
a verdict.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from accounts.models import StaffRequest
from reporting.attachments.views import part as attachments
from reporting.cases import rules
from reporting.cases.opening import Opened
from reporting.desk.origins import part as origins
from reporting.notices.views.notices import part as notices
from reporting.referrals.views.referrals import part as referrals


@dataclass(frozen=True)
class Panel:
    """`column` is "words", below what was reported, or "steps", among the steps."""

    column: Literal["words", "steps"]
    template: str
    function: Callable[..., dict | None]
    blind: bool = False


PANELS = (
    Panel("words", "reporting/desk/origins.html", origins, blind=True),
    Panel("words", "reporting/attachments/panel.html", attachments, blind=True),
    Panel("words", "reporting/notices/panel.html", notices),
    Panel("words", "reporting/referrals/panel.html", referrals),
)


def panels(request: StaffRequest, opened: Opened) -> dict[str, list]:
    """The panels of this report's page by column: pairs of template and context, in the order of PANELS."""
    blind = rules.is_blind(request.user, opened.report)
    shown: dict[str, list] = {"words": [], "steps": []}
    for panel in PANELS:
        if panel.blind or not blind:
            context = panel.function(request, opened)
            if context is not None:
                shown[panel.column].append({"template": panel.template, "part": context})
    return shown
