"""Reads of vaults."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import DESK, on_desk
from reporting.vault.models import KeyHolder, Vault

ROLES: dict[str, tuple[str, ...]] = {Vault.Kind.RUBRIC: DESK, Vault.Kind.AUTHORITY: ("officer",)}


def scopes_opened_by(user: User) -> list[str]:
    """The rubrics whose vault `user` holds the key of, as it is or as it was before a rotation; none off the desk."""
    if not on_desk(user):
        return []
    return sorted(set(Vault.objects.of_rubrics().opened_by(user).values_list("scope", flat=True)))


def holders_of(scope: str, kind: str = Vault.Kind.RUBRIC) -> QuerySet[User]:
    """Who can open what is sealed now for a rubric (or authority): see people_with_key."""
    return people_with_key(Vault.objects.active().filter(kind=kind, scope=scope), kind)


def current_holders(vault: Vault) -> QuerySet[KeyHolder]:
    """Those who can open this very vault, in use or replaced: see people_with_key."""
    return KeyHolder.objects.filter(user__in=people_with_key([vault.pk], vault.kind))


def people_with_key(vaults: QuerySet[Vault] | list[str], kind: str) -> QuerySet[User]:
    """Those who hold the key of one of `vaults` and still have an account and the role for its kind."""
    held = User.objects.filter(is_active=True, keyholder__vault_keys__vault__in=vaults)
    return held.filter(groups__name__in=ROLES[kind]).distinct()


def has_vault(rubric: str) -> bool:
    """Has the rubric of this short name a vault, in use, replaced or waiting?"""
    return Vault.objects.of_rubrics().filter(scope=rubric).exists()
