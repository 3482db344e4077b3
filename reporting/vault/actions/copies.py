"""Copies of a vault's private key, each sealed to one keyholder: giving, taking, opening."""

from django.db import transaction
from nacl.public import PrivateKey

from accounts.models import User
from core import audit
from reporting.vault.crypto import sealing
from reporting.vault.crypto.sealing import SealContext
from reporting.vault.models import KeyHolder, Vault, VaultKey
from reporting.vault.queries import current_holders
from reporting.verbs import Verb


class LastKeyholder(Exception):
    """Nobody else could open what is sealed for this vault any more."""


def copy_context(vault: Vault, holder: KeyHolder) -> SealContext:
    return SealContext("reporting.vaultkey", str(holder.pk), "vault key", str(vault.pk))


@transaction.atomic
def give(vault: Vault, private: PrivateKey, holder: KeyHolder, *, by: User | None) -> VaultKey:
    """Seal the vault's private key to one more keyholder; `by` must have it unlocked."""
    wrapped = sealing.wrap(bytes(private), bytes(holder.public_key), copy_context(vault, holder))
    copy, _ = VaultKey.objects.update_or_create(vault=vault, holder=holder, defaults={"wrapped": wrapped})
    audit.record(Verb.VAULT_GIVEN, holder, by=by, scope=vault.scope)
    return copy


@transaction.atomic
def give_scope(vault: Vault, private: PrivateKey, holder: KeyHolder, *, by: User | None) -> None:
    """Give the active `vault`'s key, and those of older vaults whose data keys are still on their way to it."""
    give(vault, private, holder, by=by)
    for rotation in vault.rotations_in.select_related("old"):
        give(rotation.old, PrivateKey(sealing.unwrap(rotation.wrapped, private, rotation.seal_context)), holder, by=by)


def vault_private(copy: VaultKey, own: PrivateKey) -> PrivateKey:
    """The vault's private key out of a holder's copy, through their own unlocked key. Raises CannotOpen."""
    return PrivateKey(sealing.unwrap(copy.wrapped, own, copy_context(copy.vault, copy.holder)))


def take_copies(vault: Vault, holder: KeyHolder, *, by: User | None) -> None:
    """Delete a person's copies of this vault and of its older versions. The rotation must follow: copies made before
    (by somebody who also had the database) stay good until then. Raises LastKeyholder."""
    others_can_open(vault, holder)
    same = Vault.objects.filter(kind=vault.kind, scope=vault.scope)
    VaultKey.objects.filter(vault__in=same, holder=holder).delete()
    audit.record(Verb.VAULT_WITHDRAWN, holder, by=by, scope=vault.scope)


def leave_another(holder: KeyHolder) -> None:
    """Raise LastKeyholder unless each vault that `holder` opens is opened by somebody else too."""
    for vault in Vault.objects.select_for_update().filter(pk__in=holder.vault_keys.values("vault")):
        others_can_open(vault, holder)


def others_can_open(vault: Vault, holder: KeyHolder) -> None:
    if not current_holders(vault).exclude(pk=holder.pk).exists():
        raise LastKeyholder
