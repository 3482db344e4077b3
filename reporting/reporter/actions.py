"""What the reporter writes after coming back."""

from django.db import transaction

from core import audit, outbox
from core.rows import locked
from reporting.cases.actions.messages import add_message
from reporting.cases.models.messages import Message
from reporting.cases.models.report import Report
from reporting.verbs import Verb


@transaction.atomic
def answer(report: Report, text: str, *, message_id: str | None = None) -> Message:
    """Store what the reporter writes after coming back with the code; a waiting or closed report opens again.

    `message_id` was drawn when the page was shown: a message under an id that is there already was sent twice.
    """
    report = locked(report)
    sent = report.messages.filter(pk=message_id).first() if message_id else None
    if sent:
        return sent
    message = add_message(report, text, from_reporter=True, readers_key=None, message_id=message_id)
    report.move("answer")
    report.unread = True
    report.save(update_fields=["state", "unread"])
    audit.record(Verb.REPORT_REPORTER_WROTE, report, day_only=True)
    outbox.put(
        "reporting.danger_wrote" if report.danger else "reporting.reporter_wrote", report.analyst_id or report.scope
    )
    return message
