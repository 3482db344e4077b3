"""Who may what with keys."""

from accounts.roles import DESK


def may_hold_key(user) -> bool:
    """The desk holds keys of rubrics, an authority's officers the key of their own vault."""
    return user.has_role(*DESK, "officer")
