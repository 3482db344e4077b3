"""Writes the audit trail."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model, TextChoices
from django.utils import timezone

from core.audit import models
from core.audit.models import AuditEntry
from core.audit.verbs import UnknownVerb, registered


def record(
    verb: TextChoices, subject: Model, *, by: AbstractBaseUser | None = None, day_only: bool = False, **facts: object
) -> AuditEntry:
    """Add an entry: `by` (a user, or None for the public or the system) did `verb` to `subject` (a model instance).

    `facts` are names of states, fields and outcomes: never text that a person wrote. `day_only` keeps no time of day:
    for what reporters do. Raises UnknownVerb for a verb that no app has registered, and for a bare string.
    """
    if registered(verb) is not verb:
        raise UnknownVerb(verb)
    now = timezone.localtime()
    return AuditEntry.objects.create(
        id=models.random_id(),
        at=models.day_alone(now) if day_only else now,
        verb=verb.value,
        actor=by.get_username() if by else "",
        actor_id=by.pk if by else None,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        facts={name: str(value) for name, value in facts.items() if value},
    )
