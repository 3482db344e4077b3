"""Who may enter what callers tell."""

from accounts.models import User
from accounts.roles import DESK


def may_enter_calls(user: User) -> bool:
    """Phone operators and the desk itself."""
    return user.has_role("operator", *DESK)
