"""Who may what with keys."""

from accounts.roles import DESK
from core.access import Person


def may_hold_key(user: Person) -> bool:
    """The desk holds keys of rubrics, an authority's officers the key of their own vault."""
    return user.has_role(*DESK, "officer")
