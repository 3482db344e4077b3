"""Who may look second, and who settles."""

from accounts.roles import is_supervisor, on_desk
from core.models import AuditEntry
from reporting.verbs import Verb


def may_look_second(user, report, first) -> bool:
    """Neither the one who gave the first verdict, nor who has the report, nor who opened it after that verdict."""
    if not on_desk(user) or user.pk in (report.analyst_id, first.analyst_id):
        return False
    opened = AuditEntry.objects.filter(
        subject_type="reporting.report", subject_id=str(report.pk), verb=Verb.REPORT_OPENED, actor_id=user.pk
    )
    return not opened.filter(at__gte=first.at).exists()


def may_settle(user, report) -> bool:
    """A supervisor who gave neither of the two verdicts."""
    given = report.assessments.standing().filter(analyst=user)
    return is_supervisor(user) and not given.exists()
