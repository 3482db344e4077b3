"""Handing a case to an authority and hearing back. Every text comes here sealed (docs/authority-api.md, ADR 0019)."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core import audit, outbox
from core.rows import locked
from core.states import WrongStep
from reporting.authorities.models import Authority
from reporting.cases import clocks, extensions
from reporting.cases.models.report import Report
from reporting.referrals.actions import webhooks
from reporting.referrals.models import AuthorityToken, DossierFile, Referral, ReferralMessage
from reporting.referrals.states import ReferralState
from reporting.vault.actions import vaults as vaults_actions
from reporting.vault.actions.wrapping import current_vault, wrapped_for
from reporting.vault.crypto import sealing
from reporting.vault.crypto.sealing import BUCKETS, NONCE_BYTES
from reporting.vault.models import Vault
from reporting.verbs import Verb

TAG_BYTES = 16


class NoVault(Exception):
    """The authority has no vault yet: there is nobody who could open a dossier."""


class BadCiphertext(ValueError):
    """Not the shape of something sealed."""


@dataclass
class Handover:
    """Files (name to text) and the id that was drawn when the form began: sending twice is sending once."""

    files: dict[str, str]
    id: str = field(default_factory=lambda: str(uuid.uuid4()))


@transaction.atomic
def refer(report: Report, handover: Handover, *, authority: Authority, by: User) -> Referral:
    """Seal a dossier for the authority's vault and the rubric's. Raises WrongStep, NoVault."""
    report = locked(report)
    sent = Referral.objects.filter(pk=handover.id, report=report).first()
    if sent:
        return sent
    vault = vaults_actions.authority_vault(authority)
    if vault is None:
        raise NoVault
    if not (report.verdict or report.danger):
        raise WrongStep("a referral is not possible before the report is assessed, unless a child is in danger now")
    if report.referrals.filter(authority=authority).exclude(state=ReferralState.WITHDRAWN).exists():
        raise WrongStep("this authority has the case already")
    report.move("refer")
    referral = Referral.objects.create(id=uuid.UUID(handover.id), report=report, authority=authority, by=by)
    store(referral, handover.files, (vault, current_vault(report.scope)))
    extensions.acted(report)
    clocks.stop(report)
    report.save(update_fields=["state", *clocks.FIELDS])
    happened(referral, "sent", by=by)
    to_officers(referral, "referral.sent")
    return referral


def store(referral: Referral, files: dict[str, str], vaults: Iterable[Vault]) -> None:
    """Every file sealed under the referral's own data key, and that key wrapped for each vault."""
    data_key = sealing.new_key()
    rows = [DossierFile(referral=referral, name=name) for name in files]
    for row in rows:
        row.sealed = sealing.seal(files[row.name], data_key, row.seal_context)
    DossierFile.objects.bulk_create(rows)
    for vault in vaults:
        wrapped_for(vault, data_key, referral.data_key_id, referral.report.pk).save(force_insert=True)


def happened(referral: Referral, what: str, *, by: User | None = None, **facts: Any) -> None:
    audit.record(Verb(f"referral.{what}"), referral.report, by=by, authority=referral.authority.slug, **facts)


@transaction.atomic
def acknowledge(
    referral: Referral, *, sealed_number: bytes, by: User | None = None, token: AuthorityToken | None = None
) -> Referral:
    """The authority has it, under its own case number. Raises WrongStep, BadCiphertext."""
    referral = locked(referral)
    referral.move("acknowledge")
    referral.sealed_case_number = checked(sealed_number)
    referral.acknowledged_at = referral.acknowledged_at or timezone.now()
    referral.save(update_fields=["state", "sealed_case_number", "acknowledged_at"])
    happened(referral, "acknowledged", by=by, token=token and token.pk)
    to_desk(referral)
    return referral


@transaction.atomic
def ask(
    referral: Referral, *, id: UUID, sealed: bytes, by: User | None = None, token: AuthorityToken | None = None
) -> ReferralMessage:
    """The authority writes; the desk sees that an answer is awaited. Raises WrongStep, BadCiphertext."""
    referral = locked(referral)
    referral.move("ask")
    message, new = add(referral, id, sealed, from_authority=True, author=by)
    if new:
        referral.question_open = True
        referral.save(update_fields=["question_open"])
        happened(referral, "asked", by=by, token=token and token.pk)
        to_desk(referral)
    return message


@transaction.atomic
def reply(referral: Referral, *, id: UUID, sealed: bytes, by: User) -> ReferralMessage:
    """The desk answers. Raises WrongStep."""
    referral = locked(referral)
    referral.move("reply")
    message, new = add(referral, id, sealed, from_authority=False, author=by)
    if new:
        referral.question_open = False
        referral.save(update_fields=["question_open"])
        happened(referral, "answered", by=by)
        to_officers(referral, "referral.answered")
    return message


@transaction.atomic
def tell(
    referral: Referral,
    *,
    outcome: str,
    id: UUID | None = None,
    sealed: bytes | None = None,
    by: User | None = None,
    token: AuthorityToken | None = None,
) -> Referral:
    """The authority tells what came of it, with words where it has some. Raises WrongStep, BadCiphertext."""
    referral = locked(referral)
    referral.move("tell")
    referral.outcome, referral.closed_at = outcome, timezone.now()
    referral.save(update_fields=["state", "outcome", "closed_at"])
    if id is not None and sealed is not None:
        add(referral, id, sealed, from_authority=True, author=by)
    happened(referral, "outcome", by=by, outcome=outcome, token=token and token.pk)
    to_desk(referral)
    return referral


@transaction.atomic
def withdraw(referral: Referral, *, by: User) -> Referral:
    """Take it back: the authority's wrapped key is deleted, so what it has not read stays shut. Raises WrongStep."""
    referral = locked(referral)
    referral.move("withdraw")
    referral.save(update_fields=["state"])
    wrapped = referral.report.wrapped_keys.filter(data_key_id=referral.data_key_id)
    wrapped.filter(vault__kind="authority").delete()
    happened(referral, "withdrawn", by=by)
    to_officers(referral, "referral.withdrawn")
    return referral


def add(
    referral: Referral, id: UUID, sealed: bytes, *, from_authority: bool, author: User | None
) -> tuple[ReferralMessage, bool]:
    """Keep a message under the id that its writer drew; the same id twice is one message."""
    words = {"from_authority": from_authority, "author": author, "sealed": checked(sealed)}
    message, new = ReferralMessage.objects.get_or_create(pk=id, referral=referral, defaults=words)
    return message, new


def checked(sealed: bytes) -> bytes:
    """`sealed`, if it has the length of one of our ciphertexts: the server cannot look further."""
    length = len(sealed) - NONCE_BYTES - TAG_BYTES
    if length not in BUCKETS:
        raise BadCiphertext
    return sealed


def seal_message(referral: Referral, text: str, data_key: bytes, *, id: UUID) -> bytes:
    return sealing.seal(text, data_key, ReferralMessage(pk=id, referral=referral).seal_context)


def to_officers(referral: Referral, event: str) -> None:
    """Something waits: a mail without content to the officers, and the authority's own system is told."""
    outbox.put("reporting.referral_waits", referral.authority_id)
    webhooks.announce(referral, event)


def to_desk(referral: Referral) -> None:
    if referral.report.analyst_id:
        outbox.put("reporting.mail_notice_news", referral.report.analyst_id)
