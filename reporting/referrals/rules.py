"""Who may what on the side of authorities. A superuser without the role may nothing here either."""


def is_authority_system(user: object) -> bool:
    """An authority's own system, known by its token (reporting.referrals.api)."""
    return getattr(user, "token", None) is not None
