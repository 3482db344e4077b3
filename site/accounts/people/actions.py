"""What happens with an account beside Wagtail's own saving: the trail, and the invitation."""

from typing import Any

from django.contrib.auth.models import AbstractUser, Group
from django.db import transaction

from accounts.models import User
from accounts.people import invitation
from accounts.verbs import Verb
from core import audit, outbox

Facts = dict[str, Any]


def facts_of(person: User) -> Facts:
    """What an account is, in codes: its roles, its region, and whether it is switched on."""
    return {
        "roles": " ".join(sorted(person.groups.values_list("name", flat=True))),
        "region": person.region.slug if person.region else "",
        "active": str(person.is_active),
    }


@transaction.atomic
def added(person: User, *, by: AbstractUser) -> None:
    """Write a new account into the trail, and invite its owner."""
    audit.record(Verb.PERSON_ADDED, person, by=by, **facts_of(person))
    outbox.put(invitation.KIND, person.pk)


@transaction.atomic
def changed(person: User, before: Facts, *, by: AbstractUser | None) -> None:
    """Write what is different from `before` into the trail; nothing where nothing is."""
    now = facts_of(person)
    for name, verb in (("roles", Verb.ROLES_CHANGED), ("region", Verb.REGION_CHANGED), ("active", Verb.ACTIVE_CHANGED)):
        if now[name] != before[name]:
            facts: Facts = {name: now[name] or "-", "was": before[name] or "-"}
            audit.record(verb, person, by=by, **facts)


@transaction.atomic
def make_administrator(username: str, email: str) -> User:
    """The account of this name with the role of administrator, made where it is missing. It is no superuser then."""
    person, new = User.objects.get_or_create(username=username, defaults={"email": email})
    if new:
        person.set_unusable_password()
    before = facts_of(person)
    person.email, person.is_superuser, person.is_active = email or person.email, False, True
    person.save()
    person.groups.add(Group.objects.get(name="admin"))
    changed(person, before, by=None)
    return person
