"""Keeping the files that came with a report, and destroying them."""

import datetime as dt
import hashlib
import hmac
import os
import uuid
from dataclasses import dataclass
from uuid import UUID

from django.db import DatabaseError, transaction

from accounts.models import User
from core import audit
from core.rows import locked
from reporting.attachments import sandbox, store
from reporting.attachments.limits import FILES, FileRefused
from reporting.attachments.models import Attachment, accepts_files
from reporting.attachments.uploads import Incoming
from reporting.cases.models.report import Report
from reporting.vault.actions.wrapping import current_vault, wrapped_for
from reporting.vault.crypto import sealing, streams
from reporting.verbs import Verb


@dataclass
class Cleaned:
    """A file that was cleaned and sealed, and waits for its row."""

    pk: uuid.UUID
    kind: str
    media_type: str
    incoming: Incoming


def keep(report: Report, incoming: list[Incoming], *, secret: str, originals: bool = False) -> list[Incoming]:
    """Clean, seal and store what came; return what was not accepted, each with its trouble.

    The report is stored before, so that nothing that happens here can lose it. `secret` (the reporter's code) makes
    the ids: a file that is sent again, because an answer was lost, is the same file.
    """
    if not accepts_files(report.rubric) or report.shredded_on:
        for file in incoming:
            file.fail(FileRefused("closed"))
    cleaned = [found for file in fresh(report, incoming, secret) if (found := clean(file, secret))]
    try:
        if cleaned:
            store_rows(report, cleaned, originals=originals)
    except (OSError, DatabaseError) as error:  # a full disk; the report itself is stored
        for found in cleaned:
            found.incoming.fail(error)
    for file in incoming:
        file.discard()
    return [file for file in incoming if file.trouble]


def fresh(report: Report, incoming: list[Incoming], secret: str) -> list[Incoming]:
    """What came whole and is not there yet."""
    there = set(report.attachments.values_list("pk", flat=True))
    return [file for file in incoming if not file.trouble and id_of(file, secret) not in there]


def id_of(file: Incoming, secret: str) -> uuid.UUID:
    """The same for the same file of the same report, and a riddle to whoever does not know the code."""
    return uuid.UUID(bytes=hmac.digest(secret.encode(), file.mark, hashlib.sha256)[:16])


def clean(file: Incoming, secret: str) -> Cleaned | None:
    """What analysts will look at, sealed beside what was sent; None, and a trouble, where that cannot be."""
    try:
        kind, media_type, body = sandbox.clean(file.whole())
        sealer = streams.Sealer(store.create(file.pk, store.CLEANED), file.key, streams.CLEANED)
        sealer.update(body)
        sealer.finish()
        store.write_down(sealer.file)
    except (FileRefused, OSError, sealing.CannotOpen) as error:
        file.fail(error)
        return None
    return Cleaned(id_of(file, secret), kind, media_type, file)


def store_rows(report: Report, cleaned: list[Cleaned], *, originals: bool) -> None:
    """A row for each file that is not there yet, all under one new data key of the report."""
    placed = []
    try:
        with transaction.atomic():
            report = locked(report)
            there = set(report.attachments.values_list("pk", flat=True))
            key, key_id = sealing.new_key(), uuid.uuid4()
            for found in cleaned:
                if found.pk in there:
                    continue
                if len(there) == FILES:
                    found.incoming.fail(FileRefused("many"))
                    continue
                there.add(found.pk)
                placed.append(found.pk)
                row(report, found, len(there), key_id, original=originals).save_sealed(key, found.incoming.key)
                put(found, originals=originals)
            if placed:
                wrapped_for(current_vault(report.scope), key, key_id, report.pk).save(force_insert=True)
                audit.record(Verb.REPORT_FILES_RECEIVED, report, day_only=True, files=len(placed))
    except BaseException:
        for pk in placed:
            store.remove(pk)
        raise
    for pk in placed:
        store.settle(pk)


def row(report: Report, found: Cleaned, number: int, key_id: UUID, *, original: bool) -> Attachment:
    return Attachment(
        id=found.pk,
        report=report,
        number=number,
        kind=found.kind,
        media_type=found.media_type,
        original=original,
        data_key_id=key_id,
    )


def put(found: Cleaned, *, originals: bool) -> None:
    """Give the sealed files the name of their row."""
    os.replace(store.path(found.incoming.pk, store.CLEANED), store.path(found.pk))
    if originals:
        os.replace(store.path(found.incoming.pk, store.PART), store.path(found.pk, store.ORIGINAL))


def destroy(report: Report) -> int:
    """Delete a report's attachments: the rows now, the files when this is certain. Returns how many there were.

    A file whose removal fails, or is lost with a crash, is an orphan without a key: the daily sweep takes it.
    """
    found = list(report.attachments.values_list("pk", flat=True))
    report.attachments.all().delete()
    transaction.on_commit(lambda: store.remove_all(found))
    return len(found)


def sweep(now: dt.datetime) -> int:
    """Remove files that belong to no row: uploads that broke off, and what a crash left. Returns how many."""
    old = store.left_behind(now)
    named = {pk for path in old if (pk := store.pk_of(path))}
    known = {str(pk) for pk in Attachment.objects.filter(pk__in=named).values_list("pk", flat=True)}
    orphans = [path for path in old if path.suffix in (store.PART, store.CLEANED) or path.stem not in known]
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)


def record_look(attachment: Attachment, *, by: User, level: str) -> None:
    """Somebody chose to see or hear more of a file."""
    audit.record(Verb.REPORT_FILE_LOOKED_AT, attachment.report, by=by, number=attachment.number, level=level)


def record_download(attachment: Attachment, *, by: User, original: bool) -> None:
    """A file left the vault in the clear."""
    which = "original" if original else "clean"
    audit.record(Verb.REPORT_FILE_DOWNLOADED, attachment.report, by=by, number=attachment.number, which=which)
