"""A person's own key pair: made, locked anew, strengthened."""

from django.db import transaction
from nacl.public import PrivateKey

from accounts.models import User
from core import audit
from reporting.vault.actions.copies import leave_another
from reporting.vault.crypto import passphrases
from reporting.vault.models import KeyHolder
from reporting.verbs import Verb


@transaction.atomic
def make_holder(user: User, passphrase: str, *, recovering: bool = False) -> KeyHolder:
    """Give `user` a key pair of their own, locked with `passphrase`. An earlier pair and its grants are gone.

    Raises LastKeyholder where the earlier pair alone opens a vault, unless the recovery key is there to open it.
    """
    for earlier in KeyHolder.objects.filter(user=user):
        if not recovering:
            leave_another(earlier)
        earlier.delete()
    locked = passphrases.lock(PrivateKey.generate(), passphrase)
    holder = KeyHolder(user=user)
    put(holder, locked)
    audit.record(Verb.VAULT_KEY_MADE, holder, by=user)
    return holder


@transaction.atomic
def change_passphrase(holder: KeyHolder, private: PrivateKey, passphrase: str, *, by: User) -> None:
    """Lock the same key pair with a new passphrase: what others gave to it stays."""
    put(holder, passphrases.lock(private, passphrase))
    audit.record(Verb.VAULT_PASSPHRASE_CHANGED, holder, by=by)


@transaction.atomic
def strengthen(holder: KeyHolder, private: PrivateKey, passphrase: str) -> None:
    """Lock the same key under today's Argon2id parameters, where it was locked under weaker ones."""
    if passphrases.is_weak(holder.as_locked()):
        put(holder, passphrases.lock(private, passphrase))
        audit.record(Verb.VAULT_KEY_STRENGTHENED, holder, by=holder.user)


def put(holder: KeyHolder, locked: passphrases.LockedKey) -> None:
    holder.public_key, holder.locked_key, holder.salt = locked.public, locked.locked, locked.salt
    holder.opslimit, holder.memlimit = locked.opslimit, locked.memlimit
    holder.save()
