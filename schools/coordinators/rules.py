"""Who coordinates. A coordinator works in one region; without one there is a sentence to read, and nothing else."""

from accounts.models import User
from accounts.roles import REGIONAL


def is_coordinator(user: User) -> bool:
    return user.has_role("coordinator") and user.region_id is not None


def lacks_region(user: User) -> bool:
    """A coordinator or facilitator whom nobody has given a region."""
    return user.has_role(*REGIONAL) and user.region_id is None
