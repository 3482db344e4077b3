"""Who may do what with sessions."""

from schools.coordinators.rules import is_coordinator
from schools.facilitators.rules import is_facilitator


def sees_sessions(user) -> bool:
    return is_coordinator(user) or is_facilitator(user)


def may_plan(user, school) -> bool:
    return is_coordinator(user) and school.municipality.region_id == user.region_id


def may_change(user, session) -> bool:
    return may_plan(user, session.school)
