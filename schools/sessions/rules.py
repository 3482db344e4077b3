"""Who may do what with sessions."""

from accounts.models import User
from schools.coordinators.rules import is_coordinator
from schools.facilitators.rules import is_facilitator
from schools.registry.models import School
from schools.sessions.models import Session


def sees_sessions(user: User) -> bool:
    return is_coordinator(user) or is_facilitator(user)


def may_plan(user: User, school: School) -> bool:
    return is_coordinator(user) and school.municipality.region_id == user.region_id


def may_change(user: User, session: Session) -> bool:
    return may_plan(user, session.school)
