"""Overdue work goes to the supervisors of its rubric, once for each clock; danger that nobody takes, to whoever is on
duty, again and again. The mails say nothing of it.
"""

import datetime as dt

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core import outbox
from core.outbox.models import OutboxItem
from reporting.cases import staff_mail
from reporting.cases.actions import clocks
from reporting.cases.clocks import IN_DANGER
from reporting.cases.models.report import Report
from reporting.enums import Clock
from reporting.vault.queries import holders_of

AT_ONCE = 500  # in one run; what is left waits for the next


def register() -> None:
    outbox.register("reporting.mail_overdue", _("mail to a supervisor: something is overdue"), mail_overdue)


def run(now: dt.datetime) -> int:
    """Note each overdue report as told, and ask for the mails; returns how many reports."""
    late = Report.objects.overdue(now).filter(escalated_at=None).order_by("due_at")[:AT_ONCE]
    told = [report for report in [*late, *danger_without_action(now)] if clocks.escalate(report, now)]
    for scope in sorted({report.scope for report in told}):
        for pk in supervisors_of(scope).values_list("pk", flat=True):
            outbox.put("reporting.mail_overdue", pk)
    return len(told)


def danger_without_action(now: dt.datetime) -> QuerySet[Report]:
    """Danger that nobody has even looked at when the first action is overdue too: told a second time."""
    since = now - IN_DANGER
    unseen = Report.objects.in_danger().filter(due_for=Clock.FIRST_LOOK, arrived_at__lte=since)
    return unseen.filter(escalated_at__lt=F("arrived_at") + IN_DANGER).order_by("due_at")[:AT_ONCE]


def repeat_danger() -> int:
    """Tell again of children in danger whose reports nobody has taken; returns of how many rubrics."""
    scopes = Report.objects.in_danger().new().order_by().values_list("scope", flat=True).distinct()
    for scope in scopes:
        outbox.put("reporting.new_danger", scope)
    return len(scopes)


def supervisors_of(scope: str) -> QuerySet[User]:
    """Who leads the desk of a rubric and holds its key; where nobody does, every supervisor."""
    of_rubric = holders_of(scope).filter(groups__name="supervisor")
    return of_rubric if of_rubric.exists() else User.objects.filter(is_active=True, groups__name="supervisor")


def mail_overdue(item: OutboxItem) -> None:
    staff_mail.once_in_a_window(item, "overdue", settings.STAFF_MAIL_WINDOW_MINUTES)
