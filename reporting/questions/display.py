"""Questions and answers in words: by the definition they were given under, else by the fields that every report has."""

from django.utils.translation import gettext as _

from core.i18n.names import words_in
from core.models import Region
from reporting.questions.definition.model import Definition, Kind
from reporting.questions.fields import BY_NAME


def label(name: str, definition: Definition, language: str) -> str:
    """What was asked, in `language`."""
    question = definition.get(name)
    if question and (asked := words_in(question.label, language)):
        return asked
    return str(BY_NAME[name].label) if name in BY_NAME else name


def words(name: str, value: str, definition: Definition, language: str) -> str:
    """A chosen answer by its label; what was typed as it was typed."""
    question = definition.get(name)
    if question is None:
        return value
    if question.kind == Kind.YES_NO:
        return {"yes": _("Yes"), "no": _("No")}.get(value, value)
    if question.kind == Kind.PLACE:
        return str(Region.objects.filter(slug=value).first() or value)
    return question.says(value, language)
