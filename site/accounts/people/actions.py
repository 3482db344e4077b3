"""What happens with an account beside Wagtail's own saving: the trail, and the invitation."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction

from accounts.models import User
from accounts.people import desk_roles, invitation
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


def state_of(person: User) -> Facts:
    """What is compared before and after a change: the address too, which the trail never holds."""
    return facts_of(person) | {"email": person.email}


@transaction.atomic
def added(person: User, asked: set[str], *, by: User) -> None:
    """Write a new account into the trail, invite its owner, and ask for the roles that others must confirm."""
    audit.record(Verb.PERSON_ADDED, person, by=by, **facts_of(person))
    desk_roles.ask(person, asked, by=by)
    outbox.put(invitation.KIND, person.pk)


@transaction.atomic
def changed(person: User, before: Facts, *, by: User | None, asked: set[str] | None = None) -> None:
    """Write what is different from `before` into the trail; nothing where nothing is.

    `asked` are the roles that others must confirm. An account that was off loses those it had until they do.
    """
    if asked is not None:
        desk_roles.ask(person, asked, by=by)
    if person.is_active and before["active"] == "False":
        desk_roles.hold_back(person, by=by)
    now = facts_of(person)
    for name, verb in (("roles", Verb.ROLES_CHANGED), ("region", Verb.REGION_CHANGED), ("active", Verb.ACTIVE_CHANGED)):
        if now[name] != before[name]:
            facts: Facts = {name: now[name] or "-", "was": before[name] or "-"}
            audit.record(verb, person, by=by, **facts)
    if person.email != before["email"]:
        audit.record(Verb.EMAIL_CHANGED, person, by=by)


def removed(people: list[User], *, by: User) -> None:
    """Tell of accounts that are about to be deleted."""
    for person in people:
        audit.record(Verb.PERSON_REMOVED, person, by=by, **facts_of(person))


@transaction.atomic
def switched(people: list[User], *, by: User) -> None:
    """Tell of accounts that were switched on or off in the database; `people` are as they were before."""
    for person in people:
        before = state_of(person)
        person.refresh_from_db(fields=["is_active"])
        changed(person, before, by=by)


@transaction.atomic
def make_administrator(username: str, email: str) -> User:
    """The account of this name with the role of administrator, made where it is missing. It is no superuser then."""
    person, new = User.objects.get_or_create(username=username, defaults={"email": email})
    if new:
        person.set_unusable_password()
    before = state_of(person)
    person.email, person.is_superuser, person.is_active = email or person.email, False, True
    person.save()
    person.groups.add(Group.objects.get(name="admin"))
    changed(person, before, by=None)
    return person
