"""Who may what, in reporting. A superuser without the role may nothing here."""

DESK = ("analyst", "supervisor")


def on_desk(user) -> bool:
    return user.has_role(*DESK)


def is_supervisor(user) -> bool:
    return user.has_role("supervisor")


def can_handle(user, report) -> bool:
    """The analyst who has the report, or a supervisor."""
    return on_desk(user) and (report.analyst_id == user.pk or is_supervisor(user))
