"""Which reports lose their content when, and what holds others back. Only reads: reporting.retention.actions writes."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from reporting.cases.models.messages import Message
from reporting.cases.models.report import Report
from reporting.enums import Outcome
from reporting.referrals.models import Referral
from reporting.retention.models import RetentionRule

DAYS = {  # to begin with; supervisors change them in the admin
    Outcome.POLICE: 365,
    Outcome.AUTHORITY: 365,
    Outcome.REMOVED: 180,
    Outcome.REMOVAL_ASKED: 365,
    Outcome.PARTNER: 365,
    Outcome.ADVICE: 180,
    Outcome.NOT_ILLEGAL: 90,
    Outcome.OUT_OF_SCOPE: 90,
    Outcome.NOT_FOUND: 90,
    Outcome.DUPLICATE: 180,
    Outcome.NO_ANSWER: 90,
    Outcome.SPAM: 30,
    Outcome.NO_ACTION: 90,
}
SHARE, LEAST = 6, 3  # the warning: a sixth of the period, three days at least


def rules() -> dict[str, int]:
    """Days by outcome."""
    return {str(outcome): days for outcome, days in DAYS.items()} | dict(
        RetentionRule.objects.values_list("outcome", "days")
    )


def warning_days(days: int) -> int:
    """How long before the end a case is announced: the longer it is kept, the earlier."""
    return max(LEAST, days // SHARE)


def with_content() -> QuerySet[Report]:
    """Closed cases whose content is still there, and what holds them back: unread_by_us, unread_by_them, asked."""
    messages = Message.objects.filter(report=OuterRef("pk"), read=False)
    asked = Referral.objects.filter(
        Q(state__in=["sent", "acknowledged"]) | Q(question_open=True), report=OuterRef("pk")
    )
    return (
        Report.objects.closed()
        .filter(shredded_on=None, closed_on__isnull=False)
        .annotate(
            unread_by_us=Exists(messages.filter(from_reporter=True)) | Q(unread=True),
            unread_by_them=Exists(messages.filter(from_reporter=False)),
            asked=Exists(asked.exclude(state="withdrawn")),
        )
    )


def free(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Those that nothing holds back."""
    return reports.filter(Q(legal_hold=False), Q(unread_by_us=False), Q(unread_by_them=False), Q(asked=False))


def held(reports: QuerySet[Report]) -> QuerySet[Report]:
    return reports.filter(Q(legal_hold=True) | Q(unread_by_us=True) | Q(unread_by_them=True) | Q(asked=True))


def old_enough(day: dt.date, *, early: bool = False) -> Q:
    """Cases whose days are over on `day`; with `early` those that are announced on it."""
    wanted = Q(pk__in=[])
    for outcome, days in rules().items():
        wait = days - warning_days(days) if early else days
        wanted |= Q(outcome=outcome, closed_on__lte=day - dt.timedelta(days=wait))
    return wanted


def due(today: dt.date) -> QuerySet[Report]:
    """What goes today."""
    return free(with_content()).filter(old_enough(today))


@dataclass
class Outlook:
    """What a person sees of what will go: lists of reports with `goes_on`, cut to a limit, and how many in all."""

    tomorrow: list
    soon: list
    kept_back: list
    counts: dict[str, int]


def outlook(user: User, today: dt.date, limit: int = 50) -> Outlook:
    """What goes with the next run, what goes in the coming time, and what would but is held back."""
    seen = with_content().filter(pk__in=Report.objects.visible_to(user).values("pk")).order_by("closed_on", "pk")
    over = old_enough(today + dt.timedelta(days=1))
    tomorrow = free(seen).filter(over)
    soon = free(seen).filter(old_enough(today, early=True)).exclude(over)
    back = held(seen).filter(old_enough(today, early=True) | Q(legal_hold=True))
    days = rules()
    parts = {"tomorrow": tomorrow, "soon": soon, "kept_back": back}
    lists = {name: [dated(report, days) for report in part[:limit]] for name, part in parts.items()}
    return Outlook(**lists, counts={name: part.count() for name, part in parts.items()})


def dated(report: Any, days: dict[str, int]) -> Report:
    """`report`, of `with_content`, with the day on which its content goes and what holds it back, in words."""
    report.goes_on = report.closed_on + dt.timedelta(days=days.get(report.outcome, max(days.values())))
    report.because = [words for words, true in reasons(report) if true]
    return report


def reasons(report: Any) -> list[tuple[str, bool]]:
    return [
        (_("legal hold"), report.legal_hold),
        (_("a message of the reporter is unread"), report.unread_by_us),
        (_("the reporter has not read our message"), report.unread_by_them),
        (_("an authority's request is open"), report.asked),
    ]
