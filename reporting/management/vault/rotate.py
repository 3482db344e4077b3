"""`vault rotate`, `vault status`."""

import time
from argparse import _SubParsersAction
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management import CommandParser
from django.core.management.base import CommandError, OutputWrapper
from django.utils import timezone
from nacl.public import PrivateKey

from accounts.models import User
from reporting.management.vault import ask
from reporting.models import KeyHolder, RecoveryKey, Rotation, Vault, VaultKey
from reporting.vault.actions import copies, recovery, rotation
from reporting.vault.actions.copies import vault_private
from reporting.vault.queries import current_holders

SECOND = 1.0


def arguments(commands: "_SubParsersAction[CommandParser]") -> None:
    rotate = commands.add_parser("rotate", help="Give a vault a new key, or carry on where this was broken off.")
    rotate.add_argument("scope", help="A rubric's or an authority's short name.")
    rotate.add_argument("--kind", choices=Vault.Kind.values, default=Vault.Kind.RUBRIC)
    who = rotate.add_mutually_exclusive_group(required=True)
    who.add_argument("--by", metavar="USERNAME", help="Who holds the key and types the passphrase.")
    who.add_argument("--with-shares", action="store_true", help="With the recovery shares instead.")
    rotate.add_argument("--without", metavar="USERNAME", help="Withdraw the key from this person first.")
    rotate.add_argument("--drop-broken", action="store_true", help="Delete data keys that the old key does not open.")
    rotate.add_argument("--passphrase-file", type=Path)
    rotate.add_argument("--shares-file", type=Path)
    rotate.set_defaults(run=run)
    commands.add_parser("status", help="Vaults, their holders, the recovery key.").set_defaults(run=status)


def run(
    stdout: OutputWrapper,
    *,
    scope: str,
    kind: str,
    by: str | None,
    without: str | None,
    drop_broken: bool,
    passphrase_file: Path | None = None,
    shares_file: Path | None = None,
    **options: Any,
) -> None:
    console = ask.Console(stdout, passphrase_file=passphrase_file, shares_file=shares_file)
    person = ask.keyholder(by) if by else None
    vault = Vault.objects.active().filter(scope=scope, kind=kind).first()
    if vault is None:
        raise CommandError(f"There is no vault of {scope}.")
    opener = opener_of(console, person)
    private = opener(vault)
    if without or not vault.rotations_in.exists():
        vault = begin(vault, private, without=without, by=person)
        private = opener(vault)
    for under_way in Rotation.objects.filter(new=vault).select_related("new"):
        drain(stdout, under_way, private, drop_broken=drop_broken, by=person)


def opener_of(console: ask.Console, person: User | None) -> Callable[[Vault], PrivateKey]:
    """Opens a vault: through the person's own key, or through the recovery key. What is typed is asked for once."""
    if person is None:
        key = ask.recovery_key()
        shared = console.recovery_private(key)
        recovery.count_use(key)
        return lambda vault: recovery.vault_private(vault, shared)
    own = console.unlocked(person)
    return lambda vault: vault_private(copy_of(vault, person), own)


def copy_of(vault: Vault, person: User) -> VaultKey:
    copy = VaultKey.objects.select_related("vault", "holder").filter(vault=vault, holder__user=person).first()
    if copy is None:
        raise CommandError(f"{person} does not hold the key of {vault.scope}.")
    return copy


def begin(vault: Vault, private: PrivateKey, *, without: str | None, by: User | None) -> Vault:
    try:
        if not without:
            return rotation.start(vault, private, by=by)
        holder = KeyHolder.objects.filter(user__username=without, vault_keys__vault=vault).first()
        if holder is None:
            raise CommandError(f"{without} does not hold the key of {vault.scope}.")
        return rotation.withdraw(vault, holder, private, by=by)
    except copies.LastKeyholder:
        raise CommandError("Nobody else holds this key: give it to somebody first.") from None
    except rotation.NotActive:
        raise CommandError("Somebody else has just given this vault a new key. Run this again.") from None


def drain(
    stdout: OutputWrapper, under_way: Rotation, private: PrivateKey, *, drop_broken: bool, by: User | None
) -> None:
    """All batches, with a line of progress each second."""
    began = said = time.monotonic()
    last, moved, broken, over = 0, 0, 0, False
    while not over:
        batch = rotation.step(under_way, private, after=last)
        last, over = batch.last, batch.over
        moved, broken = moved + batch.moved, broken + batch.broken
        if time.monotonic() - said > SECOND:
            said = time.monotonic()
            stdout.write(f"{under_way.done + moved} of {under_way.total}")
    seconds = max(time.monotonic() - began, 0.001)
    stdout.write(f"{moved} data keys under the new key, {moved / seconds:.0f} a second")
    if broken and drop_broken:
        stdout.write(f"{rotation.drop_broken(under_way, by=by)} deleted that no key opens")
    under_way.refresh_from_db()
    if rotation.finish(under_way, by=by):
        stdout.write(f"The old key {under_way.old_id} is destroyed.")
    elif broken:
        raise CommandError(
            f"{broken} data keys do not open with the old key, so it stays. See docs/runbook/rotation.md."
        )
    else:
        stdout.write("Something came in meanwhile: run this again.")


def status(stdout: OutputWrapper, **options: Any) -> None:
    for vault in Vault.objects.active():
        names = [str(holder) for holder in current_holders(vault).select_related("user")]
        covered = vault.recoveries.filter(recovery__active=True).exists()
        under_way = " rotation under way" if vault.rotations_in.exists() else ""
        stdout.write(f"{vault.kind} {vault.scope}: {', '.join(names) or 'NOBODY'}; "
                     f"recovery {'yes' if covered else 'NO'}{under_way}")  # fmt: skip
    for rubric in recovery.rubrics_without_vault():
        stdout.write(f"rubric {rubric.slug}: NO VAULT (vault init --missing)")
    for key in RecoveryKey.objects.filter(active=True):
        confirmed = timezone.localdate(key.confirmed_at) if key.confirmed_at else "NO"
        drilled = timezone.localdate(key.drilled_at) if key.drilled_at else "never"
        stdout.write(f"recovery key {key.threshold} of {key.shares}: confirmed {confirmed}, last drill {drilled}, "
                     f"used {key.uses} times")  # fmt: skip
