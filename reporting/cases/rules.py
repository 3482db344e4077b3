"""Who may what, in reporting. A superuser without the role may nothing here."""

from accounts.roles import is_supervisor, on_desk
from core.models import AuditEntry
from reporting.cases.states import State


class NotAllowed(Exception):
    """The state allows this step, but not to this person."""


def can_handle(user, report) -> bool:
    """The analyst who has the report, or a supervisor."""
    return on_desk(user) and (report.analyst_id == user.pk or is_supervisor(user)) and not is_blind(user, report)


def can_assign(user, report) -> bool:
    """One's own to a colleague; a supervisor also what is new or in somebody else's hands."""
    return on_desk(user) and (report.analyst_id == user.pk or is_supervisor(user))


def is_blind(user, report) -> bool:
    """While a second look is awaited, only the one who has the report sees what was found."""
    return report.state == State.REVIEW and report.analyst_id != user.pk


def may_look_second(user, report, first) -> bool:
    """Neither the one who gave the first verdict, nor who has the report, nor who opened it after that verdict."""
    if not on_desk(user) or user.pk in (report.analyst_id, first.analyst_id):
        return False
    opened = AuditEntry.objects.filter(
        subject_type="reporting.report", subject_id=str(report.pk), verb="report.opened", actor_id=user.pk
    )
    return not opened.filter(at__gte=first.at).exists()


def may_settle(user, report) -> bool:
    """A supervisor who gave neither of the two verdicts."""
    given = report.assessments.standing().filter(analyst=user)
    return is_supervisor(user) and not given.exists()
