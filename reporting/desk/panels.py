"""What other rooms of reporting add to the page of a report: each part is one template and one function.

`context` is a dotted name, called as `function(request, opened)`; what it returns stands in the template as `part`
(None leaves the part out). `templates/reporting/desk/parts/<name>.html` is included. `blind` parts are shown to a
second analyst too, who must not see what the first one found: leave it False unless nothing in it speaks of a verdict.
"""

from dataclasses import dataclass

from django.utils.module_loading import import_string

from reporting.cases import rules


@dataclass(frozen=True)
class Part:
    name: str
    column: str  # "words": below what was reported; "steps": among the steps
    context: str
    blind: bool = False

    @property
    def template(self) -> str:
        return f"reporting/desk/parts/{self.name}.html"


PARTS: tuple[Part, ...] = (
    Part("origins", "words", "reporting.desk.views.origins.part", blind=True),
    Part("attachments", "words", "reporting.attachments.views.part", blind=True),
    Part("notices", "words", "reporting.notices.views.notices.part"),
    Part("referrals", "words", "reporting.referrals.views.referrals.part"),
)


def parts(request, opened) -> dict[str, list]:
    """The parts of this report's page by column: pairs of template and context, in the order of PARTS."""
    blind = rules.is_blind(request.user, opened.report)
    shown: dict[str, list] = {"words": [], "steps": []}
    for part in PARTS:
        if part.blind or not blind:
            context = import_string(part.context)(request, opened)
            if context is not None:
                shown[part.column].append({"template": part.template, "part": context})
    return shown
