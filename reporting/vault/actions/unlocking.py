"""Unlocking a keyholder's key, and slowing down whoever guesses."""

import datetime as dt
from threading import BoundedSemaphore

from django.utils import timezone
from nacl.public import PrivateKey

from accounts.models import User
from core import audit
from core.models import AuditEntry
from core.rate_limits import buckets
from core.rate_limits.buckets import Rate
from reporting.vault.actions import holders
from reporting.vault.crypto import passphrases
from reporting.vault.models import KeyHolder
from reporting.verbs import Verb

TRIES = 5
MINUTES = 5
RATE = Rate(TRIES, MINUTES * 60 / TRIES)
AT_ONCE = BoundedSemaphore(2)  # each derivation takes 64 MiB


class TooManyTries(Exception):
    """Wrong too often just now."""


def unlock(user: User, passphrase: str) -> PrivateKey:
    """The private key of `user`. Raises KeyHolder.DoesNotExist, TooManyTries, passphrases.WrongPassphrase."""
    holder = KeyHolder.objects.select_related("user").get(user=user)
    private = opened(holder, passphrase)
    with AT_ONCE:
        holders.strengthen(holder, private, passphrase)
    audit.record(Verb.VAULT_UNLOCKED, holder, by=user)
    return private


def change_passphrase(user: User, present: str, new: str) -> None:
    """Lock the same key with another passphrase. Raises as `unlock` does."""
    holder = KeyHolder.objects.select_related("user").get(user=user)
    private = opened(holder, present)
    with AT_ONCE:
        holders.change_passphrase(holder, private, new, by=user)


def opened(holder: KeyHolder, passphrase: str) -> PrivateKey:
    """The key. A try is taken before it is made, so that fifty at once are five, and given back when it was right."""
    bucket = f"vault:passphrase:{holder.user.pk}"
    if wrong_lately(holder.user) >= TRIES or not buckets.take(bucket, RATE):
        raise TooManyTries
    try:
        with AT_ONCE:
            private = passphrases.unlock(holder.as_locked(), passphrase)
    except passphrases.WrongPassphrase:
        audit.record(Verb.VAULT_WRONG_PASSPHRASE, holder, by=holder.user)
        raise
    buckets.give_back(bucket, RATE)
    return private


def wrong_lately(user: User) -> int:
    since = timezone.now() - dt.timedelta(minutes=MINUTES)
    return AuditEntry.objects.filter(verb=Verb.VAULT_WRONG_PASSPHRASE, actor_id=user.pk, at__gt=since).count()


def lock(user: User) -> None:
    """Locking is written down too; the key itself lies in the session (reporting.vault.session_key)."""
    audit.record(Verb.VAULT_LOCKED, user, by=user)
