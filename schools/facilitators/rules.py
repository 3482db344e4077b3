"""Who facilitates. A facilitator works in one region and without one sees nothing."""


def is_facilitator(user) -> bool:
    return user.has_role("facilitator") and user.region_id is not None
