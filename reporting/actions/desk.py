"""What analysts do with a report. Each step asks the table of states, and writes its own audit entry."""

from django.db import transaction
from django.utils import timezone

from core import audit
from reporting.actions.intake import add_message
from reporting.facts import Clock
from reporting.models import Message, Note, Report
from reporting.states import WrongStep
from reporting.vault import sealing


def locked(report: Report) -> Report:
    """The report as it is now, held until the transaction ends."""
    return Report.objects.select_for_update().get(pk=report.pk)


@transaction.atomic
def take(report: Report, *, by) -> Report:
    """Make the report `by`'s own. Raises WrongStep where somebody else was quicker."""
    report = locked(report)
    report.move("take")
    report.analyst = by
    report.due_at, report.due_for, report.arrived_at = None, Clock.NONE, None
    report.save(update_fields=["state", "analyst", "due_at", "due_for", "arrived_at"])
    audit.record("report.taken", report, by=by)
    return report


@transaction.atomic
def release(report: Report, *, by) -> Report:
    """Put the report back among the new ones."""
    report = locked(report)
    report.move("release")
    report.analyst = None
    report.save(update_fields=["state", "analyst"])
    audit.record("report.released", report, by=by)
    return report


@transaction.atomic
def assess(report: Report, *, by, verdict: str, rubric=None, category=None) -> Report:
    """Say what was found; the rubric and category may be put right."""
    report = locked(report)
    report.move("assess")
    report.verdict, report.category = verdict, category
    report.rubric = rubric or report.rubric
    report.save(update_fields=["verdict", "rubric", "category"])
    audit.record("report.assessed", report, by=by, verdict=verdict)
    return report


@transaction.atomic
def write(report: Report, *, by, text: str, ask: bool = False) -> Message:
    """Write to the reporter; with `ask` the report waits for their answer."""
    report = locked(report)
    report.move("ask" if ask else "write")
    message = add_message(report, text, from_reporter=False, readers_key=report.reporter_key, author=by)
    report.unread = False
    report.save(update_fields=["state", "unread"])
    audit.record("report.asked" if ask else "report.written_to", report, by=by)
    return message


@transaction.atomic
def note(report: Report, *, by, text: str, data_key: bytes) -> Note:
    """Keep a note for colleagues, sealed with the report's data key."""
    report = locked(report)
    report.move("note")
    kept = Note(report=report, author=by)
    kept.sealed = sealing.seal(text, data_key, kept.place)
    kept.save(force_insert=True)
    audit.record("report.noted", report, by=by)
    return kept


@transaction.atomic
def close(report: Report, *, by, outcome: str, text: str = "") -> Report:
    """End the case, with a last message where there is `text`. Raises WrongStep before it was assessed."""
    report = locked(report)
    if not report.verdict:
        raise WrongStep("close is not possible before the report is assessed")
    if text:
        write(report, by=by, text=text)
        report = locked(report)
    report.move("close")
    report.outcome, report.closed_on = outcome, timezone.localdate()
    report.save(update_fields=["state", "outcome", "closed_on"])
    audit.record("report.closed", report, by=by, outcome=outcome)
    return report


@transaction.atomic
def reopen(report: Report, *, by) -> Report:
    """Take a closed case up again."""
    report = locked(report)
    report.move("reopen")
    report.outcome, report.closed_on, report.analyst = "", None, by
    report.save(update_fields=["state", "outcome", "closed_on", "analyst"])
    audit.record("report.reopened", report, by=by)
    return report


@transaction.atomic
def mark_read(report: Report, *, by) -> None:
    """The analyst has seen what the reporter wrote."""
    if report.messages.filter(from_reporter=True, read=False).update(read=True) or report.unread:
        Report.objects.filter(pk=report.pk).update(unread=False)
        audit.record("report.messages_read", report, by=by)


def record_opening(report: Report, *, by) -> None:
    """Opening a report is an act too."""
    audit.record("report.opened", report, by=by)
