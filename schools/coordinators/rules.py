"""Who coordinates. A coordinator works in one region and without one sees nothing."""


def is_coordinator(user) -> bool:
    return user.has_role("coordinator") and user.region_id is not None
