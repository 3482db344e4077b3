"""Who decides about what could not be delivered."""

from core.access import Person


def is_admin(user: Person) -> bool:
    return user.has_role("admin")
