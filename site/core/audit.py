"""Writes the audit trail."""

from core.models import AuditEntry


def record(verb, subject, *, by=None, **facts):
    """Add an entry: `by` (a user, or None for the public or the system) did `verb` to `subject` (a model instance).

    `facts` are names of states, fields and outcomes: never text that a person wrote.
    """
    return AuditEntry.objects.create(
        verb=verb,
        actor=by.get_username() if by else "",
        actor_id=by.pk if by else None,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        facts={name: str(value) for name, value in facts.items()},
    )
