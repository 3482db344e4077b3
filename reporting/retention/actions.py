"""How long content is kept: after the days of its outcome a case's data keys are destroyed, and with them its words.

What stays is the row of the report with its codes, the assessment's codes and the marks of its links (so that nobody
has to look at the same thing twice), and the fact row, no longer tied to the report. Never while somebody still has to
read a message, an authority's request is open, or the case is on legal hold (queries).

Killed at any moment it goes on the next time: each report is one transaction that destroys keys, words and code
together; sealed files, which without their keys are noise, follow, and are looked for again until none is left.
"""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core import audit
from core.rows import locked
from reporting.attachments import store
from reporting.attachments.models import Attachment
from reporting.cases.models.messages import Note
from reporting.cases.models.report import Report
from reporting.cases.states import State
from reporting.figures.actions import statistics
from reporting.notices.models import Notice, NoticeEvent
from reporting.referrals.models import Referral
from reporting.retention import queries
from reporting.retention.models import RetentionRule
from reporting.verbs import Verb

BATCH = 200


def run(today: dt.date | None = None) -> int:
    """Destroy the content of every report that is due; returns how many."""
    today = today or timezone.localdate()
    remove_files()
    return sum(shred(report, today=today) for report in due(today))


def due(today: dt.date) -> Iterator[Report]:
    """What is due, in the order of ids, BATCH at a time: each once, also where one could not be destroyed."""
    reports = queries.due(today).order_by("pk")
    batch = list(reports[:BATCH])
    while batch:
        yield from batch
        batch = list(reports.filter(pk__gt=batch[-1].pk)[:BATCH])


def shred(report: Report, *, today: dt.date) -> bool:
    """Destroy the content of one report; False where, looked at again under a row lock, it is no longer due."""
    with transaction.atomic():
        report = locked(report)
        if not queries.due(today).filter(pk=report.pk).exists():
            return False
        statistics.cut(report)
        destroy(report)
        audit.record(Verb.REPORT_SHREDDED, report, outcome=report.outcome, closed_on=report.closed_on)
    remove_files(report)
    return True


def destroy(report: Report) -> None:
    """The keys first and foremost, then whatever they had sealed, and the code under which the reporter came back."""
    report.wrapped_keys.all().delete()
    report.answers.all().delete()
    report.messages.all().delete()
    Note.objects.filter(report=report).delete()
    NoticeEvent.objects.filter(notice__report=report).update(sealed=None)
    Notice.objects.filter(report=report).update(sealed=b"", outgoing=None, message_id="", remind_at=None)
    destroy_dossiers(report)
    report.lookup, report.reporter_key, report.analyst = None, b"", None
    report.shredded_on = timezone.localdate()
    report.save(update_fields=["lookup", "reporter_key", "analyst", "shredded_on"])


def destroy_dossiers(report: Report) -> None:
    for referral in Referral.objects.filter(report=report):
        referral.files.all().delete()
        referral.messages.all().delete()
    Referral.objects.filter(report=report).update(sealed_case_number=None)


def remove_files(report: Report | None = None) -> None:
    """Delete the sealed files of content that was destroyed: of one report, or all that a killed run left behind."""
    left = Attachment.objects.filter(report__shredded_on__isnull=False)
    for attachment in left.filter(report=report) if report else left:
        store.remove(attachment.pk)
        attachment.delete()


@transaction.atomic
def hold(report: Report, *, by: User) -> bool:
    """Keep the content whatever its age: a court may ask for it. False where it is gone or held already."""
    done = Report.objects.filter(pk=report.pk, shredded_on=None, legal_hold=False).update(legal_hold=True)
    if done:
        audit.record(Verb.REPORT_HOLD_SET, report, by=by)
    return bool(done)


@transaction.atomic
def lift(report: Report, *, by: User) -> bool:
    """End the legal hold; what is due goes with the next run."""
    done = Report.objects.filter(pk=report.pk, legal_hold=True).update(legal_hold=False)
    if done:
        audit.record(Verb.REPORT_HOLD_LIFTED, report, by=by)
    return bool(done)


@transaction.atomic
def stop_waiting(report: Report, *, by: User) -> bool:
    """Our message was never read, and a supervisor no longer expects it to be: from now on it holds nothing back."""
    unread = report.messages.filter(from_reporter=False, read=False)
    if report.state != State.CLOSED or not unread.update(read=True):
        return False
    audit.record(Verb.REPORT_NO_LONGER_WAITED_FOR, report, by=by)
    return True


def write_rules() -> None:
    """A rule for every outcome, with the days to begin with; those that are there stay as they are."""
    for outcome, days in queries.DAYS.items():
        RetentionRule.objects.get_or_create(outcome=outcome, defaults={"days": days})
