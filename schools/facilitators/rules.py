"""Who facilitates. A facilitator works in one region and without one sees nothing."""

from accounts.models import User


def is_facilitator(user: User) -> bool:
    return user.has_role("facilitator") and user.region_id is not None
