"""Who keeps the questions of which rubric."""

from accounts.models import User
from accounts.roles import is_supervisor


def kept_scopes(user: User) -> set[str]:
    """The rubrics whose questions a supervisor keeps: those whose key they hold."""
    if not is_supervisor(user) or not hasattr(user, "keyholder"):
        return set()
    return set(user.keyholder.vault_keys.filter(vault__kind="rubric").values_list("vault__scope", flat=True))


def keeps_form(user: User, scope: str) -> bool:
    return scope in kept_scopes(user)
