"""Writes about people."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractUser
from django.db import transaction

from accounts.verbs import Verb
from core import audit


@transaction.atomic
def forget_second_factor(person: AbstractUser, *, by: AbstractUser | None = None) -> int:
    """Take away every second factor of somebody who lost theirs; they must set up another. Returns how many went."""
    gone, _ = Authenticator.objects.filter(user=person).delete()
    audit.record(Verb.SECOND_FACTOR_FORGOTTEN, person, by=by)
    return gone
