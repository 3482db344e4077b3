"""What is written and read on the desk: messages to the reporter, notes for colleagues."""

import uuid
from uuid import UUID

from django.db import transaction

from accounts.models import User
from core import audit
from core.rows import locked
from reporting.cases import clocks, extensions, rules
from reporting.cases.models.messages import Message, Note
from reporting.cases.models.report import Report
from reporting.vault.actions.wrapping import current_vault, wrapped_for
from reporting.vault.crypto import sealing
from reporting.verbs import Verb


@transaction.atomic
def write(report: Report, *, by: User, text: str, ask: bool = False, cards: str = "") -> Message:
    """Write to the reporter; with `ask` the report waits for their answer. `cards`: advice cards it was made from."""
    report = locked(report)
    report.move("ask" if ask else "write")
    message = add_message(report, text, from_reporter=False, readers_key=report.reporter_key, author=by)
    report.unread = False
    extensions.acted(report)
    clocks.after_answer(report)
    report.save(update_fields=["state", "unread", *clocks.FIELDS])
    audit.record(Verb.REPORT_ASKED if ask else Verb.REPORT_WRITTEN_TO, report, by=by, cards=cards)
    return message


@transaction.atomic
def note(report: Report, *, by: User, text: str, data_key: bytes) -> Note:
    """Keep a note for colleagues, sealed with the report's data key."""
    report = locked(report)
    report.move("note")
    kept = Note(report=report, author=by)
    kept.sealed = sealing.seal(text, data_key, kept.seal_context)
    kept.save(force_insert=True)
    audit.record(Verb.REPORT_NOTED, report, by=by)
    return kept


@transaction.atomic
def mark_read(report: Report, *, by: User) -> None:
    """The analyst has seen what the reporter wrote."""
    if report.messages.filter(from_reporter=True, read=False).update(read=True) or report.unread:
        Report.objects.filter(pk=report.pk).update(unread=False)
        audit.record(Verb.REPORT_MESSAGES_READ, report, by=by)


def record_opening(report: Report, *, by: User) -> None:
    """Opening a report is an act too; `blind` without what the first analyst found."""
    blind = rules.is_blind(by, report)
    audit.record(Verb.REPORT_OPENED_BLIND if blind else Verb.REPORT_OPENED, report, by=by)


def add_message(
    report: Report,
    text: str,
    *,
    from_reporter: bool,
    readers_key: sealing.Stored | None,
    author: User | None = None,
    message_id: UUID | str | None = None,
) -> Message:
    """Store a message under its own data key, wrapped for the vault and, with `readers_key`, for the reporter."""
    message = Message(
        id=message_id or uuid.uuid4(),
        report=report,
        from_reporter=from_reporter,
        author=author,
        number=report.messages.count() + 1,
    )
    key = sealing.new_key()
    message.sealed = sealing.seal(text, key, message.seal_context)
    if readers_key is not None:
        message.wrapped_for_reporter = sealing.wrap(key, bytes(readers_key), message.seal_context)
    message.save(force_insert=True)
    wrapped_for(current_vault(report.scope), key, message.data_key_id, report.pk).save(force_insert=True)
    return message
