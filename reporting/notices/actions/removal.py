"""Is it still there? An analyst says so, or a HEAD request that the analyst asked for (reporting.links.recheck)."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core import audit
from core.rows import locked
from reporting.cases.models.report import Report
from reporting.notices.actions.sending import happened
from reporting.notices.enums import REMOVERS
from reporting.notices.models import Notice, Recheck
from reporting.notices.states import notice_steps
from reporting.verbs import Verb

ONLINE, GONE, UNKNOWN = "online", "gone", "unknown"
AFTER = {ONLINE: "still_there", GONE: "gone"}


@transaction.atomic
def looked(report: Report, *, by: User, result: str, by_hand: bool = True) -> Recheck:
    """Keep what a look found. Gone: the report says since when, and its notices are done. Online again: neither."""
    report = locked(report)
    row = Recheck.objects.create(report=report, by=by, result=result, by_hand=by_hand)
    audit.record(Verb.REPORT_RECHECKED, report, by=by, result=result)
    if result in AFTER:
        report.removed_on = (report.removed_on or timezone.localdate()) if result == GONE else None
        report.save(update_fields=["removed_on"])
        for notice in report.notices.select_for_update():
            settle(notice, AFTER[result], by=by)
    return row


@transaction.atomic
def confirmed(notice: Notice, *, by: User) -> None:
    """Its recipient says that it is gone. With no other notice open, the report says since when. Raises WrongStep."""
    report = locked(notice.report)
    notice = locked(notice)
    notice.move("confirm")
    notice.remind_at = None
    notice.save(update_fields=["state", "remind_at"])
    happened(notice, "confirmed", by=by)
    if not report.notices.under_way().filter(kind__in=REMOVERS).exists():
        report.removed_on = report.removed_on or timezone.localdate()
        report.save(update_fields=["removed_on"])


def settle(notice: Notice, step: str, *, by: User) -> None:
    """A look ends a notice, or leaves it as it is."""
    if step not in notice_steps(notice.state):
        return
    before = notice.state
    notice.move(step)
    if notice.state != before:
        notice.remind_at = None
        notice.save(update_fields=["state", "remind_at"])
        happened(notice, step, by=by)
