"""Writing the questions of a rubric: a draft beside the published version, and publishing, which freezes it."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core import audit
from core.rows import locked
from reporting.questions.definition.faults import Fault
from reporting.questions.definition.model import Definition
from reporting.questions.definition.serialization import from_json, to_json
from reporting.questions.definition.validation import faults
from reporting.questions.models import FormVersion
from reporting.questions.seeds import all_of_them, unsorted
from reporting.rubrics.models import Rubric
from reporting.rubrics.seeds import write_rubrics
from reporting.verbs import Verb

State = FormVersion.State


class Faulty(Exception):
    """A definition with these faults cannot be published."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = faults


class Changed(Exception):
    """Somebody else has changed the draft since it was read."""


@transaction.atomic
def begin_draft(scope: str, *, by: User) -> FormVersion:
    """The draft of a rubric; made from what is published now, where there is none yet."""
    versions = FormVersion.objects.select_for_update().filter(scope=scope)
    if draft := versions.filter(state=State.DRAFT).first():
        return draft
    now = versions.filter(state=State.PUBLISHED).first()
    definition = now.definition if now else all_of_them().get(scope) or to_json(unsorted())
    draft = FormVersion.objects.create(scope=scope, number=next_number(scope), definition=definition, by=by)
    audit.record(Verb.FORM_DRAFT_BEGUN, draft, by=by, scope=scope)
    return draft


def next_number(scope: str) -> int:
    last = FormVersion.objects.filter(scope=scope).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


@transaction.atomic
def write_draft(draft: FormVersion, definition: Definition, *, seen: dict, by: User) -> FormVersion:
    """Keep `definition`, faults and all. Raises Changed unless the draft is still as it was `seen`."""
    draft = locked(draft)
    if draft.state != State.DRAFT or draft.definition != seen:
        raise Changed
    draft.definition = to_json(definition)
    draft.by = by
    draft.save(update_fields=["definition", "by"])
    audit.record(Verb.FORM_DRAFT_WRITTEN, draft, by=by, scope=draft.scope)
    return draft


@transaction.atomic
def discard_draft(draft: FormVersion, *, by: User) -> None:
    """Throw a draft away. Raises Changed when it has been published meanwhile."""
    draft = locked(draft)
    if draft.state != State.DRAFT:
        raise Changed
    audit.record(Verb.FORM_DRAFT_DISCARDED, draft, by=by, scope=draft.scope)
    draft.delete()


@transaction.atomic
def publish(draft: FormVersion, *, by: User | None) -> FormVersion:
    """Freeze the draft and let it replace the version before. Raises Faulty, Changed."""
    draft = locked(draft)
    if draft.state != State.DRAFT:
        raise Changed
    if found := faults(from_json(draft.definition)):
        raise Faulty(found)
    FormVersion.objects.filter(scope=draft.scope, state=State.PUBLISHED).update(state=State.RETIRED)
    draft.state, draft.published_at, draft.by = State.PUBLISHED, timezone.now(), by
    draft.save(update_fields=["state", "published_at", "by"])
    audit.record(Verb.FORM_PUBLISHED, draft, by=by, scope=draft.scope, number=draft.number)
    return draft


def publish_first(scope: str) -> int:
    """Publish the questions that a rubric begins with, if it has no version yet; return how many were made."""
    if scope not in all_of_them() or FormVersion.objects.filter(scope=scope).exists():
        return 0
    draft = FormVersion.objects.create(scope=scope, number=1, definition=all_of_them()[scope])
    publish(draft, by=None)
    return 1


@transaction.atomic
def write_rubrics_and_questions() -> int:
    """Add the first rubrics, categories and questions that are missing; return how many rows were added."""
    added = write_rubrics()
    return added + sum(publish_first(slug) for slug in sorted(set(Rubric.objects.values_list("slug", flat=True))))
