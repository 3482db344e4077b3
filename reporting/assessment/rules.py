"""Who may look second, and who settles."""

from accounts.models import User
from accounts.roles import is_supervisor, on_desk
from core.models import AuditEntry
from reporting.assessment.models import Assessment
from reporting.cases.models.report import Report
from reporting.verbs import Verb


def may_look_second(user: User, report: Report, first: Assessment) -> bool:
    """Neither the one who gave the first verdict, nor who has the report, nor who opened it after that verdict."""
    if not on_desk(user) or user.pk in (report.analyst_id, first.analyst_id):
        return False
    opened = AuditEntry.objects.filter(
        subject_type="reporting.report", subject_id=str(report.pk), verb=Verb.REPORT_OPENED, actor_id=user.pk
    )
    return not opened.filter(at__gte=first.at).exists()


def may_settle(user: User, report: Report) -> bool:
    """A supervisor who gave neither of the two verdicts."""
    given = report.assessments.standing().filter(analyst=user)
    return is_supervisor(user) and not given.exists()
