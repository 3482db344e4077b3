"""What coordinators do with the records they keep, whichever these are."""

from django.db import transaction

from core import audit
from schools.verbs import Verb


@transaction.atomic
def save(record, *, by):
    """Write a new or changed school or facilitator."""
    verb = "changed" if record.pk else "added"
    record.save()
    audit.record(Verb(f"{record._meta.model_name}.{verb}"), record, by=by)
    return record
