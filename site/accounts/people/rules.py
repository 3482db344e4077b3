"""Who may keep whose account."""

from accounts.models import User


def keeps_accounts(user: User) -> bool:
    """What Wagtail's own pages ask for, too."""
    return user.has_perm("accounts.add_user") and user.has_perm("accounts.change_user")


def may_keep(user: User, person: User) -> bool:
    """A superuser's account is a superuser's alone: whoever could change its address could ask for its password."""
    return user.is_superuser or not person.is_superuser
