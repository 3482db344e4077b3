"""Files on their way into a report: sealed on the disk, their keys in the sealed state of the person's page alone."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from reporting.attachments import actions
from reporting.attachments.models import accepts_files
from reporting.attachments.uploads import FIELD, Incoming
from reporting.cases.models.report import Report
from reporting.intake import state
from reporting.intake.draft import Draft
from reporting.intake.steps import rubric_of

NAME, ORIGINALS = "files", "originals"


def accepted(draft: Draft) -> bool:
    """Does what was chosen allow files? A report that nobody has sorted does not."""
    return accepts_files(rubric_of(draft))


def accepted_on_page(fields: Mapping[str, Any]) -> bool:
    """The same, of the fields of a form under way."""
    try:
        return accepted(Draft.unsealed(fields.get("state", ""))[0])
    except state.Broken:
        return False


def carry(request: HttpRequest, draft: Draft) -> None:
    """Take what came into the draft: if a question comes in between, nothing has to be chosen again."""
    came = [file.packed() for file in request.FILES.getlist(FIELD) if isinstance(file, Incoming)]
    if came:
        draft.values[NAME] = json.dumps([file.packed() for file in waiting(draft) if not file.trouble] + came)
        draft.values[ORIGINALS] = request.POST.get(ORIGINALS, "")[:3]
        request.sealed_again = {"state": draft.sealed()}  # type: ignore[attr-defined]  # for an error page: the files too


def waiting(draft: Draft) -> list[Incoming]:
    return [Incoming.unpacked(packed) for packed in json.loads(draft.get(NAME) or "[]")]


def keep(draft: Draft) -> list[Incoming]:
    """Keep with the report, which is stored, what came along; return what was not accepted."""
    found = waiting(draft)
    if not found:
        return []
    report = Report.objects.select_related("rubric").get(pk=draft.id)
    return actions.keep(report, found, secret=draft.code, originals=bool(draft.get(ORIGINALS)))
