"""A new key for a vault: the data keys are wrapped anew, in batches that may be broken off at any moment.

Each batch is one transaction; what is done needs no other memory than the rows themselves. docs/adr/0013 says why the
old key travels sealed to the new one.
"""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F, ProtectedError
from nacl.public import PrivateKey

from accounts.models import User
from core import audit
from core.audit.models import random_id
from core.rows import locked
from reporting.vault.actions.copies import LastKeyholder, give, take_copies
from reporting.vault.actions.vaults import new_vault
from reporting.vault.crypto import sealing
from reporting.vault.models import KeyHolder, Rotation, Vault, WrappedKey
from reporting.vault.queries import current_holders
from reporting.verbs import Verb

BATCH = 500


class NotActive(Exception):
    """Somebody else has just given this vault a new key."""


@dataclass(frozen=True)
class Batch:
    """What one batch did. `broken` data keys do not open with the old key; they stay where they are."""

    moved: int
    broken: int
    last: int  # id of the last row looked at
    over: bool


@transaction.atomic
def start(vault: Vault, private: PrivateKey, *, by: User | None) -> Vault:
    """Put a new vault in the place of `vault`; what comes in from now on is sealed for it.

    Raises NotActive, LastKeyholder.
    """
    old = Vault.objects.select_for_update().filter(pk=vault.pk, active=True).first()
    if old is None:
        raise NotActive
    holders = list(current_holders(old))
    if not holders:
        raise LastKeyholder
    Vault.objects.filter(pk=old.pk).update(active=False)
    new, new_private = new_vault(old.name, scope=old.scope, kind=old.kind, by=by)
    for holder in holders:
        give(new, new_private, holder, by=by)
    drop_others(old, holders, by=by)
    for earlier in old.rotations_in.select_related("old"):
        earlier_private = sealing.unwrap(earlier.wrapped, private, earlier.seal_context)
        link(earlier, new, earlier_private)
    link(Rotation(old=old, total=old.wrapped_keys.count()), new, bytes(private))
    audit.record(Verb.VAULT_ROTATION_STARTED, new, by=by, scope=old.scope)
    return new


def link(rotation: Rotation, new: Vault, old_private: bytes) -> None:
    """Seal an old vault's key to the new vault, so that every holder of the new one can carry on."""
    rotation.new = new
    rotation.wrapped = sealing.wrap(old_private, bytes(new.public_key), rotation.seal_context)
    rotation.save()


def drop_others(old: Vault, holders: list[KeyHolder], *, by: User | None) -> None:
    """Copies of people who have left the desk go with the rotation."""
    for holder in KeyHolder.objects.filter(vault_keys__vault=old).exclude(pk__in=[holder.pk for holder in holders]):
        take_copies(old, holder, by=by)


@transaction.atomic
def withdraw(vault: Vault, holder: KeyHolder, private: PrivateKey, *, by: User | None) -> Vault:
    """Take the vault's key from a person and give the vault another one at once. Raises LastKeyholder, NotActive."""
    locked(vault)
    take_copies(vault, holder, by=by)
    return start(vault, private, by=by)


@transaction.atomic
def step(rotation: Rotation, new_private: PrivateKey, *, after: int = 0, size: int = BATCH) -> Batch:
    """Wrap the next data keys for the new vault; `after` is the `last` of the batch before."""
    rotation = locked(rotation)
    old_private = PrivateKey(sealing.unwrap(rotation.wrapped, new_private, rotation.seal_context))
    rows = list(
        WrappedKey.objects.select_for_update().filter(vault=rotation.old_id, pk__gt=after).order_by("pk")[:size]
    )
    last = rows[-1].pk if rows else after
    keys = {row.data_key_id: row.pk for row in rows}
    moved = [row for row in rows if wrapped_anew(row, old_private, rotation.new)]
    there = WrappedKey.objects.filter(vault=rotation.new_id, data_key_id__in=[row.data_key_id for row in moved])
    known = set(there.values_list("data_key_id", flat=True))
    WrappedKey.objects.filter(pk__in=[keys[row.data_key_id] for row in moved]).delete()
    WrappedKey.objects.bulk_create(row for row in moved if row.data_key_id not in known)
    Rotation.objects.filter(pk=rotation.pk).update(done=F("done") + len(moved))
    return Batch(len(moved), len(rows) - len(moved), last, len(rows) < size)


def wrapped_anew(row: WrappedKey, old_private: PrivateKey, new: Vault) -> bool:
    """Make `row` one of the new vault; False where the old key does not open it."""
    try:
        data_key = sealing.unwrap(row.wrapped, old_private, row.seal_context)
    except sealing.CannotOpen:
        return False
    row.pk, row.vault = random_id(), new
    row.wrapped = sealing.wrap(data_key, bytes(new.public_key), row.seal_context)
    return True


def finish(rotation: Rotation, *, by: User | None) -> bool:
    """Destroy the old key, once no data key is wrapped for it any more; False while there are some.

    The old vault's row goes too: the database itself then refuses a data key that somebody, who read which vault is the
    active one a moment too early, is about to wrap for it.
    """
    try:
        with transaction.atomic():
            audit.record(Verb.VAULT_ROTATED, rotation.new, by=by, scope=rotation.new.scope, data_keys=rotation.done)
            Vault.objects.get(pk=rotation.old_id).delete()
    except (ProtectedError, IntegrityError):
        return False
    return True


@transaction.atomic
def drop_broken(rotation: Rotation, *, by: User | None) -> int:
    """Delete the data keys that the old key does not open: nobody can ever open them. To be called after all steps."""
    rows = WrappedKey.objects.filter(vault=rotation.old_id)
    for row in rows:
        audit.record(Verb.VAULT_BROKEN_KEY_DROPPED, row, by=by)
    return rows.delete()[0]
