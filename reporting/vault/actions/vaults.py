"""Making vaults: for a rubric, for an authority."""

from django.db import transaction
from nacl.public import PrivateKey

from accounts.models import User
from core import audit
from reporting.authorities.models import Authority
from reporting.vault import public_keys
from reporting.vault.actions.copies import give
from reporting.vault.crypto import sealing
from reporting.vault.models import KeyHolder, RecoveryKey, Vault, VaultRecovery, VaultRequest
from reporting.verbs import Verb


@transaction.atomic
def make_vault(
    name: str,
    holders: list[KeyHolder],
    *,
    scope: str,
    kind: str = Vault.Kind.RUBRIC,
    by: User | None = None,
    waits: bool = False,
) -> Vault:
    """Make the key pair of a rubric or an authority; one that `waits` takes effect when it is confirmed.

    The private half leaves here only sealed to `holders` and, where there is one, to the recovery key.
    """
    vault, private = new_vault(name, scope=scope, kind=kind, by=by, active=not waits)
    if waits:
        VaultRequest.objects.create(vault=vault, asked_by=by)
    for holder in holders:
        give(vault, private, holder, by=by)
    return vault


def new_vault(name: str, *, scope: str, kind: str, by: User | None, active: bool = True) -> tuple[Vault, PrivateKey]:
    """A vault whose key nobody holds yet, and its private half, which the caller must seal to somebody."""
    private = PrivateKey.generate()
    public = bytes(private.public_key)
    vault = Vault.objects.create(name=name, kind=kind, scope=scope, public_key=public, active=active)
    public_keys.public_key(vault)  # remembered from the start
    for recovery in RecoveryKey.objects.filter(active=True):
        seal_for_recovery(vault, private, recovery)
    audit.record(Verb.VAULT_MADE, vault, by=by, scope=scope)
    return vault, private


def seal_for_recovery(vault: Vault, private: PrivateKey, recovery: RecoveryKey) -> None:
    wrapped = sealing.wrap(bytes(private), bytes(recovery.public_key), recovery.seal_context(vault.pk))
    VaultRecovery.objects.update_or_create(vault=vault, recovery=recovery, defaults={"wrapped": wrapped})


def authority_vault(authority: Authority) -> Vault | None:
    """The vault that dossiers for this authority are sealed to; None until it is set up."""
    return Vault.objects.active().of_authorities().filter(scope=authority.slug).first()


def waiting_authority_vault(authority: Authority) -> Vault | None:
    """The vault that waits to be confirmed for this authority."""
    return Vault.objects.waiting().of_authorities().filter(scope=authority.slug).first()


def make_authority_vault(authority: Authority, first: KeyHolder, *, by: User | None, waits: bool = False) -> Vault:
    """Set an authority's vault up; its first officer can then give the key to the others."""
    kind, name, scope = Vault.Kind.AUTHORITY, authority.name_sq, authority.slug
    return make_vault(name, [first], scope=scope, kind=kind, by=by, waits=waits)
