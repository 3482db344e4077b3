"""What comes back: bounces and deliveries as the mail provider tells them; replies, sealed before they are stored."""

import hashlib
import json
import logging
import re
import uuid

from django.db import transaction

from core.rows import locked
from reporting.notices.actions import sending
from reporting.notices.models import Notice, NoticeEvent
from reporting.notices.states import NoticeState
from reporting.vault.actions.wrapping import current_vault, wrapped_for
from reporting.vault.crypto import sealing

log = logging.getLogger("isigurt.notices")
BOUNCES = {"bounced", "rejected", "failed"}
LONGEST = 20_000  # characters of a reply
OURS = re.compile(r"[+<\s]([0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.\w{1,6})?@", re.IGNORECASE)


def told(event_type: str, *, key: str, message_id: str = "", notice_id: str = "") -> bool:
    """The provider says what became of a mail. False when it was no notice of ours, or nothing to us."""
    notice = by_id(notice_id) or (Notice.objects.filter(message_id=message_id).first() if message_id else None)
    if notice is None:
        return False
    if event_type in BOUNCES:
        sending.came_back(notice, key=digest(key))
    elif event_type == "delivered":
        delivered(notice, digest(key))
    return True


@transaction.atomic
def delivered(notice: Notice, key: str) -> None:
    notice = locked(notice)
    if not notice.events.filter(key=key).exists():
        sending.happened(notice, "delivered", key=key)


def replied(*, addresses: str, key: str, sender: str, subject: str, text: str, automatic: bool, files: int) -> bool:
    """Seal a reply for the vault of its report. A mail that answers no notice is dropped: no word of it is kept."""
    notice = by_id(next(iter(OURS.findall(addresses)), ""))
    if notice is None:
        log.info("a mail that answers no notice was dropped")
        return False
    words = {"from": sender[:300], "subject": subject[:500], "text": text[:LONGEST], "files": files}
    keep_reply(notice, json.dumps(words, ensure_ascii=False), digest(key), automatic=automatic)
    return True


@transaction.atomic
def keep_reply(notice: Notice, words: str, key: str, *, automatic: bool) -> None:
    """A receipt that a machine wrote changes nothing; a person's answer ends the reminders."""
    notice = locked(notice)
    if notice.events.filter(key=key).exists():
        return
    vault = current_vault(notice.report.scope)
    key_id = uuid.uuid4()
    event = NoticeEvent(notice=notice, what="receipt" if automatic else "reply", key=key, data_key_id=key_id)
    data_key = sealing.new_key()
    sealed = sealing.seal(words, data_key, event.seal_context)
    wrapped_for(vault, data_key, key_id, notice.report.pk).save(force_insert=True)
    sending.happened(notice, event.what, key=key, data_key_id=key_id, sealed=sealed)
    if not automatic and notice.state != NoticeState.QUEUED:
        notice.move("answer")
        notice.remind_at = None
        notice.save(update_fields=["state", "remind_at"])
    sending.tell(notice)


def by_id(text: str) -> Notice | None:
    try:
        return Notice.objects.filter(pk=uuid.UUID(text)).first()
    except ValueError:
        return None


def digest(key: str) -> str:
    """A provider's id may name hosts; its hash tells an event that is told twice just as well."""
    return hashlib.sha256(key.encode()).hexdigest()
