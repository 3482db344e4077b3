"""Taking in a report and what its reporter writes later."""

import datetime as dt
import uuid
from dataclasses import dataclass, field

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from core import audit, outbox
from reporting.models import Answer, Message, Report, Vault
from reporting.vault import codes, sealing

DAYS_WITHOUT_RUBRIC = 1


class NotReady(Exception):
    """No vault has been set up: there is nothing to seal a report for."""


@dataclass
class Submission:
    """What a person sends. `id` and `code` were drawn when the form began, so that sending twice is sending once."""

    id: str
    code: str
    language: str
    answers: dict[str, str] = field(default_factory=dict)
    danger: bool = False
    rubric: object = None
    category: object = None


def submit(submission: Submission) -> bool:
    """Seal and store; return False when this submission had been stored before. Raises NotReady.

    All sealing is done before the transaction begins; the ORM never sees a word.
    """
    vault = current_vault()
    identity = codes.identity(submission.code, settings.CODE_PEPPER)
    report, answers = sealed_report(submission, vault, identity)
    try:
        with transaction.atomic():
            report.save(force_insert=True)
            Answer.objects.bulk_create(answers)
            audit.record("report.received", report, day_only=True, rubric=submission.rubric and submission.rubric.slug)
            outbox.put("reporting.new_report", "desk")
    except IntegrityError:
        if Report.objects.filter(pk=submission.id, lookup=identity.lookup).exists():
            return False
        raise
    return True


def current_vault() -> Vault:
    vault = Vault.objects.filter(active=True).first()
    if vault is None:
        raise NotReady
    return vault


def sealed_report(submission: Submission, vault: Vault, identity: codes.Identity) -> tuple[Report, list[Answer]]:
    """The rows to store, every text sealed under a new data key that is wrapped for the vault."""
    today = timezone.localdate()
    days = 0 if submission.danger else getattr(submission.rubric, "days", DAYS_WITHOUT_RUBRIC)
    report = Report(
        id=submission.id,
        received_on=today,
        due_on=today + dt.timedelta(days=days),
        language=submission.language,
        rubric=submission.rubric,
        category=submission.category,
        danger=submission.danger,
        lookup=identity.lookup,
        reporter_key=bytes(identity.private.public_key),
        key_id=vault.key_id,
    )
    key = sealing.new_key()
    report.wrapped_key = sealing.wrap(key, bytes(vault.public_key), report.place)
    answers = [Answer(report=report, field=name) for name, text in submission.answers.items() if text]
    for answer in answers:
        answer.sealed = sealing.seal(submission.answers[answer.field], key, answer.place)
    return report, answers


@transaction.atomic
def answer(report: Report, text: str, *, message_id: str | None = None) -> Message:
    """Store what the reporter writes after coming back with the code; a waiting or closed report opens again.

    `message_id` was drawn when the page was shown: a message under an id that is there already was sent twice.
    """
    report = Report.objects.select_for_update().get(pk=report.pk)
    sent = report.messages.filter(pk=message_id).first() if message_id else None
    if sent:
        return sent
    message = sealed_message(report, text, from_reporter=True, readers_key=None, message_id=message_id)
    message.save(force_insert=True)
    report.move("answer")
    report.unread = True
    report.save(update_fields=["state", "unread"])
    audit.record("report.reporter_wrote", report, day_only=True)
    outbox.put("reporting.reporter_wrote", str(report.analyst_id) if report.analyst_id else "desk")
    return message


def sealed_message(
    report: Report, text: str, *, from_reporter: bool, readers_key: bytes | None, author=None, message_id=None
) -> Message:
    """A message under its own data key, wrapped for the vault and, when `readers_key` is given, for the reporter."""
    vault = current_vault()
    message = Message(
        id=message_id or uuid.uuid4(),
        report=report,
        from_reporter=from_reporter,
        author=author,
        number=report.messages.count() + 1,
        key_id=vault.key_id,
    )
    key = sealing.new_key()
    message.sealed = sealing.seal(text, key, message.place)
    message.wrapped_for_vault = sealing.wrap(key, bytes(vault.public_key), message.place)
    if readers_key is not None:
        message.wrapped_for_reporter = sealing.wrap(key, bytes(readers_key), message.place)
    return message
