"""The vault of the tests. The real actions make it once in each process; what they wrote is then written again.

They write each key and each entry of the audit trail by itself, as they must: a hundred statements, in a third of all
tests the same hundred.
"""

import copy
from dataclasses import dataclass

from django.utils import timezone

from core.audit import models as audit_models
from core.models import AuditEntry
from reporting.models import KeyHolder, RecoveryKey, Vault, VaultKey
from reporting.vault.actions import holders as holders_actions
from reporting.vault.actions import vaults as vaults_actions
from reporting.vault.crypto import passphrases

PASSPHRASE = "natë e qetë mbi Shkodër"
SCOPES = ("dhune-seksuale", "gjuhe-urrejtjeje", "bullizem-dhune", "dhune", "urrejtje")
WRITTEN: dict[tuple, "Rows"] = {}  # by the keyholders' names and what it costs to derive their keys


@dataclass
class Rows:
    """What making the vaults left in the database."""

    holders: list[KeyHolder]
    vaults: list[Vault]
    copies: list[VaultKey]
    entries: list[AuditEntry]


def holder(user) -> KeyHolder:
    """A key of `user`, locked with PASSPHRASE."""
    return KeyHolder.objects.filter(user=user).first() or holders_actions.make_holder(user, PASSPHRASE)


def vault(*users) -> Vault:
    """A vault for every rubric of the tests; their keys are given to `users`. Returns the one of the gravest rubric."""
    if KeyHolder.objects.exists() or RecoveryKey.objects.exists():
        return make(users)[0]
    known = (*(user.username for user in users), passphrases.OPSLIMIT, passphrases.MEMLIMIT)
    if known in WRITTEN:
        return write_again(WRITTEN[known], {user.username: user for user in users})[0]
    before = AuditEntry.objects.count()
    vaults = make(users)
    entries = list(AuditEntry.objects.order_by("pk")[before:])
    holders = list(KeyHolder.objects.select_related("user").order_by("pk"))
    WRITTEN[known] = Rows(holders, [copy.copy(one) for one in vaults], list(VaultKey.objects.order_by("pk")), entries)
    return vaults[0]


def make(users) -> list[Vault]:
    holders = [holder(user) for user in users]
    return [vaults_actions.make_vault(f"Kasaforta e provës: {scope}", holders, scope=scope) for scope in SCOPES]


def write_again(rows: Rows, users: dict) -> list[Vault]:
    """The same rows for the `users` of this test, by username: holders and vaults keep their keys, which are sealed to
    their places."""
    now = timezone.now()
    vaults = [altered(one, created_at=now) for one in rows.vaults]
    holders = [altered(one, user=users[one.user.username], created_at=now) for one in rows.holders]
    KeyHolder.objects.bulk_create(holders)
    Vault.objects.bulk_create(vaults)
    VaultKey.objects.bulk_create(altered(one, pk=None) for one in rows.copies)
    AuditEntry.objects.bulk_create(
        altered(one, pk=audit_models.random_id(), at=now, actor_id=users[one.actor].pk if one.actor else None)
        for one in rows.entries
    )
    return vaults


def altered(row, **values):
    row = copy.copy(row)
    for name, value in values.items():
        setattr(row, name, value)
    return row
