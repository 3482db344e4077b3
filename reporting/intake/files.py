"""Files on their way into a report: sealed on the disk, their keys in the sealed state of the person's page alone."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from reporting.attachments import actions, limits
from reporting.attachments.models import accepts_files
from reporting.attachments.uploads import FIELD, Incoming
from reporting.cases.models.report import Report
from reporting.intake import state
from reporting.intake.draft import Draft
from reporting.intake.steps import rubric_of

NAME, ORIGINALS = "files", "originals"
STEP = "files"  # a step of its own, where the rubric takes any


def accepted(draft: Draft) -> bool:
    """Does what was chosen allow files? A report that nobody has sorted does not."""
    return accepts_files(rubric_of(draft))


def accepted_on_page(fields: Mapping[str, Any]) -> bool:
    """The same, of the fields of a form under way."""
    try:
        return accepted(Draft.unsealed(fields.get("state", ""))[0])
    except state.Broken:
        return False


def carry(request: HttpRequest, draft: Draft) -> bool:
    """Take what came into the draft: whatever comes in between, nothing has to be chosen again. Returns whether
    something of it is not accepted."""
    if request.POST.get("step") == STEP:
        draft.values[ORIGINALS] = request.POST.get(ORIGINALS, "")[:3]
    came = [file for file in request.FILES.getlist(FIELD) if isinstance(file, Incoming)]
    if came:
        put(draft, together([file for file in waiting(draft) if not file.trouble], came))
        request.sealed_again = {"state": draft.sealed()}  # type: ignore[attr-defined]  # for an error page: the files too
    return any(file.trouble for file in came)


def together(there: list[Incoming], came: list[Incoming]) -> list[Incoming]:
    """What waits and what has come now: a file that is chosen again is the same file, and there are FILES in all."""
    marks = {file.mark for file in there}
    new = [file for file in came if file.trouble or file.mark not in marks]
    room = limits.FILES - len(there)
    for file in [file for file in new if not file.trouble][max(room, 0) :]:
        file.fail(limits.FileRefused("many"))
    return there + new


def put(draft: Draft, found: list[Incoming]) -> None:
    draft.values[NAME] = json.dumps([file.packed() for file in found])


def drop(draft: Draft, pk: str) -> None:
    """Somebody has thought better of a file: it waits no longer."""
    for file in waiting(draft):
        if str(file.pk) == pk:
            file.discard()
    put(draft, [file for file in waiting(draft) if str(file.pk) != pk])


def waiting(draft: Draft) -> list[Incoming]:
    return [Incoming.unpacked(packed) for packed in json.loads(draft.get(NAME) or "[]")]


def keep(draft: Draft) -> list[Incoming]:
    """Keep with the report, which is stored, what came along; return what was not accepted."""
    found = waiting(draft)
    if not found:
        return []
    report = Report.objects.select_related("rubric").get(pk=draft.id)
    return actions.keep(report, found, secret=draft.code, originals=bool(draft.get(ORIGINALS)))
