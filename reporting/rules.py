"""Who may what, in reporting. A superuser without the role may nothing here."""

from reporting.states import State

DESK = ("analyst", "supervisor")


def on_desk(user) -> bool:
    return user.has_role(*DESK)


def is_supervisor(user) -> bool:
    return user.has_role("supervisor")


def can_handle(user, report) -> bool:
    """The analyst who has the report, or a supervisor."""
    return on_desk(user) and (report.analyst_id == user.pk or is_supervisor(user)) and not is_blind(user, report)


def is_blind(user, report) -> bool:
    """While a second look is awaited, only the one who has the report sees what was found."""
    return report.state == State.REVIEW and report.analyst_id != user.pk
