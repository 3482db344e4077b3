"""Roles of the desk: an administrator asks for them, a keyholder confirms them, and only then they take effect.

A role that waits is a row here and no group, so that whatever asks for roles answers "no". Who the keyholders are, and
whether there are any yet, apps above know: each registers its `Keepers`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction

from accounts.models import RoleRequest, User
from accounts.roles import DESK
from accounts.verbs import Verb
from core import audit
from core.rows import locked


class NotTwoPeople(Exception):
    """Who asks, who confirms and who is given the role must be different people, and who confirms must hold a key."""


@dataclass(frozen=True)
class Keepers:
    """`exist`: is there anybody who confirms? `tell` them that something is asked for."""

    exist: Callable[[], bool]
    tell: Callable[[], None]


KEEPERS: list[Keepers] = []


def register(keepers: Keepers) -> None:
    if keepers not in KEEPERS:
        KEEPERS.append(keepers)


def is_confirmed_by_others(role: str) -> bool:
    """Does this role wait for a keyholder? Not while there are no vaults: the first set-up is excepted."""
    return role in DESK and any(keepers.exist() for keepers in KEEPERS)


def waiting_for(person: User) -> set[str]:
    """The roles that were asked for this person and are not confirmed."""
    return set(person.role_requests.values_list("role", flat=True)) if person.pk else set()


@transaction.atomic
def give(person: User, roles: Iterable[str], *, by: User | None) -> None:
    """Give roles at once, but for those that a keyholder must confirm: these are asked for."""
    wanted = set(roles)
    waiting = {role for role in wanted if is_confirmed_by_others(role)}
    person.groups.add(*Group.objects.filter(name__in=wanted - waiting))
    ask(person, waiting | waiting_for(person), by=by)


@transaction.atomic
def ask(person: User, roles: set[str], *, by: User | None) -> None:
    """Let exactly `roles` wait for this person: new ones are asked for, others taken back."""
    before = waiting_for(person)
    for role in sorted(roles - before):
        RoleRequest.objects.create(person=person, role=role, asked_by=by)
        audit.record(Verb.ROLE_ASKED, person, by=by, roles=role)
    for request in person.role_requests.exclude(role__in=roles):
        audit.record(Verb.ROLE_TAKEN_BACK, person, by=by, roles=request.role)
        request.delete()
    if roles - before:
        for keepers in KEEPERS:
            keepers.tell()


@transaction.atomic
def hold_back(person: User, *, by: User | None) -> None:
    """An account that is switched on again gets its roles of the desk when they are confirmed anew."""
    held = {role for role in DESK if is_confirmed_by_others(role) and person.groups.filter(name=role).exists()}
    person.groups.remove(*Group.objects.filter(name__in=held))
    ask(person, held | waiting_for(person), by=by)


@transaction.atomic
def confirm(request: RoleRequest, *, by: User | None) -> None:
    """The role takes effect. Raises NotTwoPeople."""
    request = locked(request)
    if by is not None and by.pk in (request.asked_by_id, request.person_id):
        raise NotTwoPeople
    request.person.groups.add(Group.objects.get(name=request.role))
    audit.record(Verb.ROLE_CONFIRMED, request.person, by=by, roles=request.role)
    request.delete()


@transaction.atomic
def refuse(request: RoleRequest, *, by: User | None) -> None:
    """Nothing comes of it."""
    request = locked(request)
    audit.record(Verb.ROLE_REFUSED, request.person, by=by, roles=request.role)
    request.delete()
