"""Who may what, in reporting. A superuser without the role may nothing here."""

from accounts.models import User
from accounts.roles import is_supervisor, on_desk
from reporting.cases.models.report import Report
from reporting.cases.states import State


class NotAllowed(Exception):
    """The state allows this step, but not to this person."""


def can_handle(user: User, report: Report) -> bool:
    """The analyst who has the report, or a supervisor."""
    return on_desk(user) and (report.analyst_id == user.pk or is_supervisor(user)) and not is_blind(user, report)


def can_assign(user: User, report: Report) -> bool:
    """One's own to a colleague; a supervisor also what is new or in somebody else's hands."""
    return on_desk(user) and (report.analyst_id == user.pk or is_supervisor(user))


def is_blind(user: User, report: Report) -> bool:
    """While a second look is awaited, only the one who has the report sees what was found."""
    return report.state == State.REVIEW and report.analyst_id != user.pk
