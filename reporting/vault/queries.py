"""Reads of vaults."""

from accounts.models import User
from accounts.roles import on_desk
from reporting.vault.models import Vault


def scopes_opened_by(user: User) -> list[str]:
    """The rubrics whose vault `user` holds the key of, as it is or as it was before a rotation; none off the desk."""
    if not on_desk(user):
        return []
    return sorted(set(Vault.objects.of_rubrics().opened_by(user).values_list("scope", flat=True)))
