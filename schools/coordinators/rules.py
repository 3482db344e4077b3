"""Who coordinates. A coordinator works in one region and without one sees nothing."""

from accounts.models import User


def is_coordinator(user: User) -> bool:
    return user.has_role("coordinator") and user.region_id is not None
