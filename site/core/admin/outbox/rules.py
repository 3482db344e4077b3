"""Who decides about what could not be delivered."""


def is_admin(user) -> bool:
    return user.has_role("admin")
