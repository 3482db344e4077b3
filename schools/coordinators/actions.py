"""What coordinators do with the records they keep, whichever these are."""

from typing import TypeVar

from django.db import transaction
from django.db.models import Model

from accounts.models import User
from core import audit
from schools.verbs import Verb

Record = TypeVar("Record", bound=Model)


@transaction.atomic
def save(record: Record, *, by: User) -> Record:
    """Write a new or changed school or facilitator."""
    verb = "changed" if record.pk else "added"
    record.save()
    audit.record(Verb(f"{record._meta.model_name}.{verb}"), record, by=by)
    return record
