"""What the audit trail can say. Each app lists its verbs, with words, and registers them in `apps.py: ready()`.

Entries outlive the code that wrote them: a verb is never taken out of its list.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Verb(TextChoices):
    """What core itself records."""

    HEAD_WRITTEN = "audit.head_written", _("the day’s head of the audit trail was written")
    FIGURE_PUBLISHED = "figure.published", _("figure published")
    OUTBOX_RETRIED = "outbox.retried", _("delivery tried again")
    OUTBOX_DISMISSED = "outbox.dismissed", _("delivery dismissed")


class UnknownVerb(LookupError):
    """No app has registered this verb."""


VERBS: dict[str, TextChoices] = {}  # by what is stored


def register(verbs: type[TextChoices]) -> None:
    """Add the verbs of an app. Raises ValueError where two apps mean different things by one verb."""
    for verb in verbs:
        if type(VERBS.setdefault(verb.value, verb)) is not verbs:
            raise ValueError(f"audit: {verb.value} is registered twice")


def in_words(value: str) -> str:
    """The verb in the language of the page. Raises UnknownVerb."""
    return str(registered(value).label)


def registered(value: str) -> TextChoices:
    """Raises UnknownVerb."""
    if value not in VERBS:
        raise UnknownVerb(value)
    return VERBS[value]


def choices() -> list[tuple[str, str]]:
    """All verbs with their words, in the order of the words."""
    return sorted(((value, str(verb.label)) for value, verb in VERBS.items()), key=lambda pair: pair[1].lower())
