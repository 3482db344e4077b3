"""The recovery key: made with the vaults, brought back from its shares when a key is lost, and rehearsed."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from nacl.public import PrivateKey

from accounts.models import User
from core import audit
from reporting.rubrics import unsorted
from reporting.rubrics.models import Rubric
from reporting.vault.actions import confirming
from reporting.vault.actions.copies import give_scope
from reporting.vault.actions.holders import make_holder
from reporting.vault.actions.vaults import make_vault, seal_for_recovery
from reporting.vault.crypto import sealing
from reporting.vault.crypto.shares import Draft
from reporting.vault.models import KeyHolder, RecoveryKey, Vault, VaultRecovery
from reporting.verbs import Verb


class NotAllVaults(Exception):
    """A new recovery key must open every vault there is; `names` are those whose key is not at hand."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(", ".join(names))


class NoRecovery(Exception):
    """There is no recovery key, or it does not open this vault."""


@transaction.atomic
def set_up(
    draft: Draft,
    holders: list[KeyHolder],
    *,
    by: User | None = None,
    privates: dict[str, PrivateKey] | None = None,
    confirmed: bool,
) -> RecoveryKey:
    """Keep the recovery key and make the vaults that are missing. All or nothing.

    Where there are vaults already, `privates` has the private half of each by its id. Raises NotAllVaults.
    """
    recovery = establish(draft, privates or {}, by=by, confirmed=confirmed)
    make_missing(holders, by=by)
    return recovery


@transaction.atomic
def establish(draft: Draft, privates: dict[str, PrivateKey], *, by: User | None, confirmed: bool) -> RecoveryKey:
    """Keep a new recovery key, in the place of an earlier one, whose shares open nothing from now on."""
    vaults = list(Vault.objects.select_for_update().active())
    if lacking := [vault.name for vault in vaults if vault.pk not in privates]:
        raise NotAllVaults(lacking)
    confirming.drop_waiting(by=by)  # they are sealed to the old recovery key; nothing is sealed for them yet
    RecoveryKey.objects.filter(active=True).update(active=False)
    VaultRecovery.objects.all().delete()
    recovery = RecoveryKey.objects.create(
        public_key=draft.public,
        threshold=draft.threshold,
        shares=len(draft.fingerprints),
        fingerprints=list(draft.fingerprints),
        confirmed_at=timezone.now() if confirmed else None,
    )
    for vault in vaults:
        seal_for_recovery(vault, privates[vault.pk], recovery)
    audit.record(Verb.VAULT_RECOVERY_MADE, recovery, by=by, threshold=draft.threshold, shares=recovery.shares)
    return recovery


@transaction.atomic
def make_missing(holders: list[KeyHolder], *, by: User | None = None) -> list[Vault]:
    """A vault for each rubric that has none. Where there are vaults already, the new ones wait to be confirmed."""
    waits = confirming.is_needed()
    made = [make_vault(one.name, holders, scope=one.slug, by=by, waits=waits) for one in rubrics_without_vault()]
    if waits and made:
        confirming.tell()
    if not waits:
        unsorted.pin_first()
    return made


def rubrics_without_vault() -> QuerySet[Rubric]:
    """Those of which no vault is in use, and none waits to be confirmed."""
    made = (Vault.objects.active() | Vault.objects.waiting()).of_rubrics().values("scope")
    return Rubric.objects.filter(locale__language_code=settings.LANGUAGE_CODE).exclude(slug__in=made)


def active() -> RecoveryKey:
    """The recovery key in use. Raises NoRecovery."""
    recovery = RecoveryKey.objects.filter(active=True).order_by("-pk").first()
    if recovery is None:
        raise NoRecovery
    return recovery


def vault_private(vault: Vault, private: PrivateKey) -> PrivateKey:
    """A vault's private half, opened with the recovery key. Raises NoRecovery, CannotOpen."""
    copy = VaultRecovery.objects.filter(vault=vault, recovery__active=True).select_related("recovery").first()
    if copy is None:
        raise NoRecovery
    found = PrivateKey(sealing.unwrap(copy.wrapped, private, copy.recovery.seal_context(vault.pk)))
    if bytes(found.public_key) != bytes(vault.public_key):
        raise sealing.CannotOpen("not the key of this vault")
    return found


@transaction.atomic
def recover(
    recovery: RecoveryKey,
    private: PrivateKey,
    vaults: Iterable[Vault],
    user: User,
    *,
    new_passphrase: str | None = None,
) -> None:
    """Give `user` the keys of `vaults` out of the recovery key; with `new_passphrase`, to a new key of their own.

    Each use is written down and counted. Raises KeyHolder.DoesNotExist, NoRecovery, CannotOpen.
    """
    if new_passphrase:
        make_holder(user, new_passphrase, recovering=True)
    holder = KeyHolder.objects.get(user=user)
    for vault in vaults:
        give_scope(vault, vault_private(vault, private), holder, by=None)
        audit.record(Verb.VAULT_RECOVERED, vault, scope=vault.scope, to=user.get_username())
    count_use(recovery)


def count_use(recovery: RecoveryKey) -> None:
    RecoveryKey.objects.filter(pk=recovery.pk).update(uses=F("uses") + 1)
    audit.record(Verb.VAULT_RECOVERY_USED, recovery)


@transaction.atomic
def drill(recovery: RecoveryKey, private: PrivateKey) -> int:
    """Prove that every vault in use opens; nothing changes but the day of the drill. Returns how many there are.

    Raises NoRecovery, CannotOpen.
    """
    vaults = list(Vault.objects.active())
    for vault in vaults:
        vault_private(vault, private)
    now = timezone.now()
    RecoveryKey.objects.filter(pk=recovery.pk).update(drilled_at=now, confirmed_at=recovery.confirmed_at or now)
    audit.record(Verb.VAULT_RECOVERY_DRILLED, recovery, vaults=len(vaults))
    return len(vaults)
