"""Writes of the duty list. A number to call stands in no trail."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core import audit
from reporting.duty.models import Shift
from reporting.verbs import Verb


@transaction.atomic
def keep(shift: Shift, *, by: User) -> Shift:
    """Add a shift to the list, or change one. What is over goes."""
    verb = Verb.DUTY_CHANGED if shift.pk else Verb.DUTY_ADDED
    Shift.objects.past(timezone.localdate()).delete()
    shift.save()
    audit.record(verb, shift, by=by, to=shift.user.get_username(), day=shift.day)
    return shift


@transaction.atomic
def remove(shift: Shift, *, by: User) -> None:
    audit.record(Verb.DUTY_REMOVED, shift, by=by, to=shift.user.get_username(), day=shift.day)
    shift.delete()
