"""Writing to those who can take something off the internet, and what becomes of it (docs/notices.md, ADR 0018)."""

import datetime as dt
import json
import uuid
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core import audit, outbox
from core.rows import locked
from core.states import WrongStep
from reporting.assessment import second_review
from reporting.cases import clocks, extensions
from reporting.cases.models.report import Report
from reporting.enums import Verdict
from reporting.notices.enums import REMOVERS, NoticeKind
from reporting.notices.models import Notice, NoticeEvent, NoticeTemplate, Recipient
from reporting.notices.states import NoticeState
from reporting.vault.crypto import sealing, server_key
from reporting.verbs import Verb

FIRST_REMINDER, SECOND_REMINDER = dt.timedelta(hours=24), dt.timedelta(hours=72)
WORTH_A_NOTICE = (Verdict.ILLEGAL, Verdict.HARMFUL)


class NotAgreed(WrongStep):
    """A request for blocking needs a second look that agrees."""


@dataclass
class Letter:
    """What goes out. `id` was drawn when the form began, so that sending twice is sending once."""

    to: str
    subject: str
    body: str
    language: str
    links: list[str] = field(default_factory=list)
    id: str = field(default_factory=lambda: str(uuid.uuid4()))

    def as_text(self) -> str:
        return json.dumps(self.__dict__, ensure_ascii=False)


@transaction.atomic
def write(
    report: Report, letter: Letter, *, recipient: Recipient, template: NoticeTemplate | None, by: User, data_key: bytes
) -> Notice:
    """Seal a notice for the desk and for the worker, and ask for it to be sent. Raises WrongStep, NotAgreed."""
    report = locked(report)
    written = Notice.objects.filter(pk=letter.id, report=report).first()
    if written:
        return written
    check(report, recipient.kind)
    report.move("notify")
    notice = Notice(
        id=uuid.UUID(letter.id), report=report, recipient=recipient, template=template, kind=recipient.kind, by=by
    )
    seal(notice, letter, data_key)
    notice.save(force_insert=True)
    extensions.acted(report)
    clocks.stop(report)
    report.save(update_fields=["state", *clocks.FIELDS])
    happened(notice, "written", by=by)
    outbox.put("reporting.send_notice", notice.pk)
    return notice


def check(report: Report, kind: str) -> None:
    """Raises WrongStep before the report was found illegal or harmful, NotAgreed before a second look agreed."""
    if report.verdict not in WORTH_A_NOTICE:
        raise WrongStep("a notice is not possible before the report is assessed as illegal or harmful")
    if kind == NoticeKind.REGULATOR and not second_review.blocking_allowed(report):
        raise NotAgreed("blocking needs a second look that agrees")


def seal(notice: Notice, letter: Letter, data_key: bytes) -> None:
    """The worker's copy holds no more than the mail does."""
    notice.sealed = sealing.seal(letter.as_text(), data_key, notice.seal_context)
    mail = replace(letter, links=[])
    notice.outgoing = server_key.seal(mail.as_text(), settings.SECRET_KEY, notice.outgoing_context)


def opened(notice: Notice, data_key: bytes) -> Letter:
    """What was written, for the desk. Raises CannotOpen."""
    return Letter(**json.loads(sealing.unseal(notice.sealed, data_key, notice.seal_context)))


def outgoing(notice: Notice) -> Letter:
    """What was written, for the worker that sends it. Raises CannotOpen."""
    if notice.outgoing is None:
        raise sealing.CannotOpen
    return Letter(**json.loads(server_key.unseal(notice.outgoing, settings.SECRET_KEY, notice.outgoing_context)))


def happened(notice: Notice, what: str, *, by: User | None = None, key: str | None = None, **more: Any) -> NoticeEvent:
    audit.record(Verb(f"notice.{what}"), notice.report, by=by, kind=notice.kind)
    return NoticeEvent.objects.create(notice=notice, what=what, key=key, **more)


@transaction.atomic
def sent(notice: Notice, message_id: str) -> None:
    """The mail server has it: the worker's copy is erased. A notice withdrawn meanwhile stays withdrawn."""
    notice = locked(notice)
    if notice.outgoing is None:
        return
    notice.outgoing, notice.message_id, notice.sent_at = None, message_id, timezone.now()
    if notice.state == NoticeState.QUEUED:
        notice.move("sent")
        notice.remind_at = notice.sent_at + FIRST_REMINDER if notice.kind in REMOVERS else None
    notice.save(update_fields=["outgoing", "message_id", "sent_at", "state", "remind_at"])
    happened(notice, "sent")


@transaction.atomic
def came_back(notice: Notice, *, key: str | None = None, what: str = "bounced") -> None:
    """It could not be delivered. Told twice under one `key` is told once."""
    notice = locked(notice)
    if key and notice.events.filter(key=key).exists():
        return
    happened(notice, what, key=key)
    if notice.state in (NoticeState.QUEUED, NoticeState.SENT):
        notice.move("bounce")
        notice.outgoing, notice.remind_at = None, None
        notice.save(update_fields=["state", "outgoing", "remind_at"])
        tell(notice)


def tell(notice: Notice) -> None:
    """Mail to whoever handles the report: that a notice has news, and no more."""
    if notice.report.analyst_id:
        outbox.put("reporting.mail_notice_news", notice.report.analyst_id)


@transaction.atomic
def again(notice: Notice, *, by: User, data_key: bytes) -> Notice:
    """Send a notice that came back once more, to the address that the directory has now. Raises WrongStep."""
    notice = locked(notice)
    notice.move("again")
    letter = opened(notice, data_key)
    letter.to = notice.recipient.email
    seal(notice, letter, data_key)
    notice.save(update_fields=["state", "sealed", "outgoing"])
    happened(notice, "again", by=by)
    outbox.put("reporting.send_notice", notice.pk)
    return notice


@transaction.atomic
def cancel(notice: Notice, *, by: User) -> None:
    """Withdraw it: what has not gone out never will, and nobody is reminded any more. Raises WrongStep."""
    end(notice, "cancel", "cancelled", by=by)


@transaction.atomic
def refuse(notice: Notice, *, by: User) -> None:
    """The recipient will not do it. Raises WrongStep."""
    end(notice, "refuse", "refused", by=by)


def end(notice: Notice, step: str, what: str, *, by: User | None) -> None:
    notice = locked(notice)
    notice.move(step)
    notice.outgoing, notice.remind_at = None, None
    notice.save(update_fields=["state", "outgoing", "remind_at"])
    happened(notice, what, by=by)


def remind_due(now: dt.datetime, limit: int = 200) -> int:
    """Ask for a reminder of every notice whose time has come; return how many."""
    due = list(Notice.objects.to_remind(now).order_by("remind_at").only("pk")[:limit])
    return sum(remind(notice, now) for notice in due)


@transaction.atomic
def remind(notice: Notice, now: dt.datetime) -> bool:
    """One reminder after 24 hours, one after 72, then no more."""
    notice = locked(notice)
    if notice.state != NoticeState.SENT or notice.sent_at is None:
        return False
    if notice.remind_at is None or notice.remind_at > now:
        return False
    notice.reminders += 1
    notice.remind_at = max(notice.sent_at + SECOND_REMINDER, now + FIRST_REMINDER) if notice.reminders == 1 else None
    notice.save(update_fields=["reminders", "remind_at"])
    happened(notice, "reminded")
    outbox.put("reporting.remind_notice", f"{notice.pk}:{notice.reminders}")
    return True
