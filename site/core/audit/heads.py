"""Once a day the head of the audit trail goes where an intruder of the database does not reach: a file, and mail."""

import datetime as dt
import fcntl
import json
import os
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import audit, outbox
from core.audit import chain, last_head
from core.audit.models import AuditEntry
from core.audit.verbs import Verb
from core.mail import message_id
from core.outbox.models import OutboxItem

LONGEST_SILENCE = dt.timedelta(days=2)


def lines() -> list[dict]:
    """The heads in the file. A line that cannot be read is one whose signature does not hold."""
    path = Path(settings.AUDIT_HEADS_FILE)
    return [parsed(line) for line in path.read_text().splitlines() if line.strip()] if path.exists() else []


def parsed(line: str) -> dict:
    try:
        found = json.loads(line)
        return found if isinstance(found, dict) else {}
    except ValueError:
        return {}


def is_ours(line: dict) -> bool:
    """True for a line that was signed with our key and not touched since."""
    said = {name: line.get(name) for name in ("date", "position", "hash")}
    return chain.is_signed(said, str(line.get("signature", "")))


def signed() -> tuple[dict[int, str], int]:
    """Hash by position of every good line, and the number of the first bad line (0 when all are good)."""
    heads, bad = {}, 0
    for number, line in enumerate(lines(), 1):
        if is_ours(line):
            heads[line["position"]] = line["hash"]
        else:
            bad = bad or number
    return heads, bad


def trouble() -> str:
    """What is wrong with what is kept outside the database; empty when all is well. No line is looked for at first."""
    newest = lines()[-1:]
    if last_head.kept() is None:
        return "the last head is not kept outside the database" if AuditEntry.objects.sealed().exists() else ""
    if not newest:
        began = AuditEntry.objects.sealed().order_by("position").values_list("at", flat=True).first()
        old = began is not None and timezone.now() - began > LONGEST_SILENCE
        return "the file of daily heads is missing" if old else ""
    age = timezone.localdate() - dt.date.fromisoformat(str(newest[0].get("date") or "0001-01-01"))
    return "the newest daily head is old" if age > LONGEST_SILENCE else ""


def current() -> dict:
    """Seal, and sign what is so now."""
    head = chain.seal()
    said = {"date": timezone.localdate().isoformat(), "position": head.position, "hash": head.hash}
    return said | {"signature": chain.sign(said)}


def register() -> None:
    outbox.register("core.audit_head", _("the day’s line about the audit trail, into its file"), write)
    outbox.register("core.mail_audit_head", _("the day’s line about the audit trail, by mail"), mail)


def ask() -> None:
    """Ask for today's line, unless it is there. Asked each hour, so that a beat that was away loses no day."""
    today = timezone.localdate().isoformat()
    if all(line.get("date") != today for line in lines()[-1:]):
        outbox.put("core.audit_head", today)


def write(item: OutboxItem) -> None:
    """Append today's line and ask for its mails. Twice on one day is once."""
    line = current()
    if append(line):
        audit.record(Verb.HEAD_WRITTEN, chain.seal())
    for number in range(len(settings.AUDIT_MAIL_TO)):
        outbox.put("core.mail_audit_head", f"{line['date']} {number}")


def append(line: dict) -> bool:
    """Write the line unless the file has one of its day; True when it was written, and is on the disk."""
    path = Path(settings.AUDIT_HEADS_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        if any(parsed(old).get("date") == line["date"] for old in file):
            return False
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return True


def mail(item: OutboxItem) -> None:
    """Mail the line of a day to one address: a number and a hash, nothing of any entry."""
    date, number = item.target.split()
    line = next((line for line in lines() if line.get("date") == date), None)
    if line is None or int(number) >= len(settings.AUDIT_MAIL_TO):
        return
    EmailMessage(
        f"iSIGURT audit head {date}",
        f"{json.dumps(line)}\n\nKeep this mail: `manage.py audit verify` compares, docs/audit.md tells how.\n",
        to=[settings.AUDIT_MAIL_TO[int(number)]],
        headers={"Message-ID": message_id(item.pk)},
    ).send()
