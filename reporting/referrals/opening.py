"""Opening a referral: for an officer through the authority's vault, for the desk through the rubric's. In the clear for
the time of one request."""

from dataclasses import dataclass

from accounts.models import StaffRequest
from reporting.referrals.dossier import files as dossier
from reporting.referrals.models import Referral, ReferralMessage
from reporting.vault import session_key
from reporting.vault.actions.copies import vault_private
from reporting.vault.crypto import sealing
from reporting.vault.models import KeyHolder, VaultKey
from reporting.vault.opening import ContentDestroyed, NoKey, about


@dataclass
class OpenedReferral:
    referral: Referral
    data_key: bytes
    files: dict[str, str]
    messages: list[tuple[ReferralMessage, str]]
    case_number: str

    @property
    def intact(self) -> bool:
        return dossier.intact(self.files)


def data_key(request: StaffRequest, referral: Referral) -> bytes:
    """Its data key, with this person's unlocked key. Raises session_key.Locked, NoKey, sealing.CannotOpen."""
    own = session_key.private_key(request)
    holder = KeyHolder.objects.filter(user=request.user).first()
    rows = referral.report.wrapped_keys.filter(data_key_id=referral.data_key_id, vault__copies__holder=holder)
    row = rows.select_related("vault").first() if holder else None
    if row is None:
        raise NoKey
    copy = VaultKey.objects.select_related("vault", "holder").get(vault=row.vault_id, holder=holder)
    return sealing.unwrap(row.wrapped, vault_private(copy, own), row.seal_context)


def open_referral(request: StaffRequest, referral: Referral) -> OpenedReferral:
    """All of a referral. Raises Closed."""
    with about(referral):
        if referral.report.shredded_on:
            raise ContentDestroyed
        return opened(referral, data_key(request, referral))


def opened(referral: Referral, key: bytes) -> OpenedReferral:
    """All of a referral, with its data key. Raises sealing.CannotOpen."""
    files = {}
    for row in referral.files.all():
        row.referral = referral
        files[row.name] = sealing.unseal(row.sealed, key, row.seal_context)
    messages = []
    for message in referral.messages.select_related("author"):
        message.referral = referral
        messages.append((message, sealing.unseal(message.sealed, key, message.seal_context)))
    number = referral.sealed_case_number
    case_number = sealing.unseal(number, key, referral.seal_context("case number")) if number else ""
    return OpenedReferral(referral, key, files, messages, case_number)
