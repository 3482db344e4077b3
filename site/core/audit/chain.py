"""The audit trail as a chain: what is in it cannot be changed, taken out, moved or cut without being seen.

Each entry's hash is SHA-256 over the hash before it and the entry as canonical JSON; the hash of the last one, the
head, is signed with Ed25519. Entries are written open (core.audit.record takes no lock) and sealed afterwards, each
minute, in the order of their times; those with a day alone when it is over, in random order (docs/adr/0011).
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.db import connection, transaction

from core.audit import last_head
from core.audit.models import AuditEntry, AuditHead

NOTHING = "0" * 64  # the hash before the first entry
BATCH = 1_000
COLUMNS = ("pk", "at", "verb", "actor", "actor_id", "subject_type", "subject_id", "facts")


class HeadMissing(Exception):
    """There are sealed entries and no head, or a head below the one kept outside: somebody took something away."""


@lru_cache(maxsize=4)
def signing_key(secret: str) -> Ed25519PrivateKey:
    seed = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"isigurt audit head").derive(secret.encode())
    return Ed25519PrivateKey.from_private_bytes(seed)


def public_key() -> str:
    """What others need to check a signed head: 32 bytes in hex."""
    return signing_key(settings.AUDIT_KEY).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def sign(statement: dict) -> str:
    return signing_key(settings.AUDIT_KEY).sign(canonical(statement)).hex()


def is_signed(statement: dict, signature: str) -> bool:
    try:
        signing_key(settings.AUDIT_KEY).public_key().verify(bytes.fromhex(signature), canonical(statement))
    except (InvalidSignature, ValueError):
        return False
    return True


def canonical(value: object) -> bytes:
    """The one way to write `value` as JSON: sorted names, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def link(before: str, position: int, row: tuple) -> str:
    """The hash of an entry (a row of COLUMNS) that stands at `position` after the one with the hash `before`."""
    content = dict(zip(COLUMNS, row, strict=True)) | {"position": position, "at": instant(row[1])}
    return hashlib.sha256(before.encode() + canonical(content)).hexdigest()


def instant(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.%f}"


def statement(head: AuditHead) -> dict:
    """What a head's signature says."""
    return {"position": head.position, "hash": head.hash}


# --- Sealing --------------------------------------------------------------------------------------------------------
def seal() -> AuditHead:
    """Link every entry that is committed and not yet in the chain, but for those of today that have a day alone.

    Returns the head. Safe to run anywhere, any time.
    """
    make_head()
    while True:
        head, linked = seal_batch()
        if linked < BATCH:
            transaction.on_commit(partial(last_head.keep, head.position, head.hash, head.signature))
            return head


def make_head() -> None:
    """Begin a chain where there is none. Raises HeadMissing rather than begin anew beside sealed entries."""
    if AuditHead.objects.filter(pk=1).exists():
        return
    if AuditEntry.objects.sealed().exists() or last_head.kept():
        raise HeadMissing
    signature = sign({"position": 0, "hash": NOTHING})
    AuditHead.objects.get_or_create(pk=1, defaults={"hash": NOTHING, "signature": signature})


@transaction.atomic
def seal_batch() -> tuple[AuditHead, int]:
    """Link up to BATCH entries under the head's lock, so that two sealers never give the same place twice."""
    head = AuditHead.objects.select_for_update().get(pk=1)
    refuse_rewriting(head)
    links = []
    for row in AuditEntry.objects.ready().values_list(*COLUMNS)[:BATCH]:
        head.position, head.hash = head.position + 1, link(head.hash, head.position + 1, row)
        links.append((head.position, head.hash, row[0]))
    if links:
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE core_auditentry SET position = %s, hash = %s WHERE id = %s", links)
        head.signature = sign(statement(head))
        head.save()
    return head, len(links)


def refuse_rewriting(head: AuditHead) -> None:
    """Sign nothing that contradicts the last head, kept outside the database. Raises HeadMissing."""
    kept = last_head.kept()
    if kept is None:
        return
    if not is_signed({"position": kept["position"], "hash": kept["hash"]}, kept["signature"]):
        raise HeadMissing
    at_head = kept["position"] == head.position and kept["hash"] == head.hash
    below = AuditEntry.objects.filter(position=kept["position"], hash=kept["hash"])
    if not at_head and (kept["position"] > head.position or not below.exists()):
        raise HeadMissing


# --- Verifying ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Fault:
    """The first place at which the trail is not what was sealed."""

    position: int
    what: str


def verify(heads: dict[int, str] | None = None) -> Fault | None:
    """Seal what is open, then walk the whole chain, in constant memory; `heads` are hashes kept elsewhere, by position.

    None when every entry, the signed head and all of `heads` agree.
    """
    heads = heads or {}
    refused = None
    try:
        head = seal()
    except HeadMissing:
        refused = Fault(1, "the signed head is gone, or it contradicts the last one that was kept outside the database")
        found = AuditHead.objects.filter(pk=1).first()
        if found is None:
            return refused
        head = found
    last, fault = walk(head, heads)
    return fault or end(head, last, heads) or refused


def walk(head: AuditHead, heads: dict[int, str]) -> tuple[str, Fault | None]:
    """The hash that the entries up to the head lead to, and the first fault on the way."""
    before, expected = NOTHING, 1
    for position, found, *row in sealed_rows(head.position):
        if position != expected:
            return before, Fault(expected, "this entry is missing" if position > expected else "this entry was put in")
        before = link(before, position, tuple(row))
        if before != found:
            return before, Fault(position, "this entry was changed or moved")
        if heads.get(position, before) != before:
            return before, Fault(position, "the chain was written anew: an earlier head says otherwise")
        expected += 1
    return before, Fault(expected, "this entry is missing") if expected <= head.position else None


def sealed_rows(last: int) -> Iterator[tuple]:
    rows = AuditEntry.objects.filter(position__lte=last).order_by("position").values_list("position", "hash", *COLUMNS)
    return rows.iterator(chunk_size=BATCH)


def end(head: AuditHead, last: str, heads: dict[int, str]) -> Fault | None:
    """What is wrong with the end of the chain: its head, its signature, what was cut off or put behind it."""
    beyond = min((position for position in heads if position > head.position), default=None)
    if beyond is not None:
        return Fault(head.position + 1, f"the chain was cut: an earlier head knows of {beyond} entries")
    if head.hash != last or not is_signed(statement(head), head.signature):
        return Fault(head.position, "the head is not the one that was signed")
    return put_behind()


@transaction.atomic
def put_behind() -> Fault | None:
    """Under the lock nobody seals: an entry with a later position than the head was written by somebody else."""
    head = AuditHead.objects.select_for_update().get(pk=1)
    beyond = AuditEntry.objects.filter(position__gt=head.position).order_by("position")
    stray = beyond.values_list("position", flat=True).first()
    return Fault(stray, "this entry was put in") if stray else None
