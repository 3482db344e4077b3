"""Which questions a rubric asks: the published version, or the one under which somebody began."""

from reporting.questions.definition.model import Definition
from reporting.questions.definition.serialization import from_json
from reporting.questions.models import FormVersion
from reporting.questions.seeds import unsorted


def published(scope: str) -> FormVersion | None:
    return FormVersion.objects.filter(scope=scope, state=FormVersion.State.PUBLISHED).first() if scope else None


def begun(scope: str, number: str) -> FormVersion | None:
    """Version `number` of a rubric, if it ever was published; else the one that is published now."""
    if scope and number.isdecimal():
        older = FormVersion.objects.exclude(state=FormVersion.State.DRAFT).filter(scope=scope, number=int(number[:9]))
        if found := older.first():
            return found
    return published(scope)


def definition_of(version: FormVersion | None) -> Definition:
    return from_json(version.definition) if version else unsorted()
