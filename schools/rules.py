"""Who may do what with sessions. Coordinators and facilitators work in one region; without one they see nothing."""

from schools.coordinators.rules import is_coordinator


def is_facilitator(user) -> bool:
    return user.has_role("facilitator") and user.region_id is not None


def sees_sessions(user) -> bool:
    return is_coordinator(user) or is_facilitator(user)


def may_plan(user, school) -> bool:
    return is_coordinator(user) and school.municipality.region_id == user.region_id


def may_change(user, session) -> bool:
    return may_plan(user, session.school)
