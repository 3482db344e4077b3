"""Setting up the vault and its keyholders."""

from django.db import transaction
from nacl.public import PrivateKey

from core import audit
from reporting.models import KeyHolder, Vault, VaultKey
from reporting.rules import DESK
from reporting.vault import passphrases, sealing
from reporting.vault.sealing import Place


class LastKeyholder(Exception):
    """Nobody else could open the reports any more."""


def place(vault: Vault, holder: KeyHolder) -> Place:
    return Place("reporting.vaultkey", str(holder.pk), "vault key", str(vault.pk))


@transaction.atomic
def make_holder(user, passphrase: str) -> KeyHolder:
    """Give `user` a key pair of their own, locked with `passphrase`. An earlier pair and its grants are gone.

    Raises LastKeyholder where the earlier pair alone opens a vault.
    """
    for earlier in KeyHolder.objects.filter(user=user):
        leave_another(earlier)
        earlier.delete()
    locked = passphrases.lock(PrivateKey.generate(), passphrase)
    holder = KeyHolder.objects.create(
        user=user,
        public_key=locked.public,
        locked_key=locked.locked,
        salt=locked.salt,
        opslimit=locked.opslimit,
        memlimit=locked.memlimit,
    )
    audit.record("vault.key_made", holder, by=user)
    return holder


@transaction.atomic
def make_vault(name: str, holders: list[KeyHolder], *, scope: str, kind: str = Vault.Kind.RUBRIC, by=None) -> Vault:
    """Make the key pair of a rubric or an authority. The private half leaves here only sealed to `holders`."""
    private = PrivateKey.generate()
    vault = Vault.objects.create(name=name, kind=kind, scope=scope, public_key=bytes(private.public_key))
    for holder in holders:
        give(vault, private, holder, by=by)
    audit.record("vault.made", vault, by=by)
    return vault


@transaction.atomic
def give(vault: Vault, private: PrivateKey, holder: KeyHolder, *, by) -> VaultKey:
    """Seal the vault's private key to one more keyholder; `by` must have it unlocked."""
    wrapped = sealing.wrap(bytes(private), bytes(holder.public_key), place(vault, holder))
    copy, _ = VaultKey.objects.update_or_create(vault=vault, holder=holder, defaults={"wrapped": wrapped})
    audit.record("vault.given", holder, by=by)
    return copy


@transaction.atomic
def withdraw(holder: KeyHolder, *, by) -> None:
    """Take the vault's key from a person. Until the vault's key is rotated, copies made before stay readable.

    Raises LastKeyholder.
    """
    leave_another(holder)
    holder.vault_keys.all().delete()
    audit.record("vault.withdrawn", holder, by=by)


def leave_another(holder: KeyHolder) -> None:
    """Raise LastKeyholder unless each vault that `holder` opens is opened by somebody else on the desk too."""
    for vault in Vault.objects.select_for_update().filter(pk__in=holder.vault_keys.values("vault")):
        others = vault.copies.exclude(holder=holder)
        if not others.filter(holder__user__is_active=True, holder__user__groups__name__in=DESK).exists():
            raise LastKeyholder


def vault_private(copy: VaultKey, own: PrivateKey) -> PrivateKey:
    """The vault's private key out of a holder's copy, through their own unlocked key. Raises CannotOpen."""
    return PrivateKey(sealing.unwrap(copy.wrapped, own, place(copy.vault, copy.holder)))
