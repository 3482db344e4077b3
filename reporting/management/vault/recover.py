"""`vault recover`, `vault drill`, `vault reshare`: what the people who keep the shares come together for."""

from argparse import _SubParsersAction
from pathlib import Path
from typing import Any

from django.core.management import CommandParser
from django.core.management.base import CommandError, OutputWrapper
from django.db import transaction

from reporting.management.vault import ask
from reporting.management.vault.init import made, show, write
from reporting.models import KeyHolder, Vault
from reporting.vault.actions import recovery
from reporting.vault.crypto import sealing, shares


def arguments(commands: "_SubParsersAction[CommandParser]") -> None:
    recover = commands.add_parser("recover", help="Give vaults' keys to somebody out of the recovery shares.")
    recover.add_argument("--to", required=True, metavar="USERNAME")
    which = recover.add_mutually_exclusive_group(required=True)
    which.add_argument("--scope", action="append", metavar="RUBRIC", help="A rubric or authority; may be repeated.")
    which.add_argument("--all", action="store_true", help="Every rubric's vault.")
    recover.add_argument("--new-key", action="store_true", help="Their passphrase is forgotten: make them a new key.")
    recover.add_argument("--passphrase-file", type=Path)
    recover.add_argument("--shares-file", type=Path)
    recover.set_defaults(run=run_recover)

    drill = commands.add_parser("drill", help="Prove that the shares open every vault. Changes nothing.")
    drill.add_argument("--shares-file", type=Path)
    drill.set_defaults(run=run_drill)

    reshare = commands.add_parser("reshare", help="A new recovery key with new shares, out of the old shares.")
    reshare.add_argument("--shares", type=int, default=shares.SHARES, metavar="N")
    reshare.add_argument("--threshold", type=int, default=shares.THRESHOLD, metavar="K")
    reshare.add_argument("--shares-file", type=Path)
    reshare.add_argument("--shares-to", type=Path)
    reshare.set_defaults(run=run_reshare)


def run_recover(
    stdout: OutputWrapper,
    *,
    to: str,
    scope: list[str] | None,
    new_key: bool,
    shares_file: Path | None = None,
    passphrase_file: Path | None = None,
    **options: Any,
) -> None:
    console = ask.Console(stdout, passphrase_file=passphrase_file, shares_file=shares_file)
    key, person = ask.recovery_key(), ask.keyholder(to)
    vaults = chosen(scope)
    if not new_key and not KeyHolder.objects.filter(user=person).exists():
        raise CommandError(f"{to} has no key yet: --new-key makes one.")
    private = console.recovery_private(key)
    passphrase = console.new_passphrase(person) if new_key else None
    try:
        recovery.recover(key, private, vaults, person, new_passphrase=passphrase)
    except (recovery.NoRecovery, sealing.CannotOpen):
        raise CommandError("The recovery key does not open every one of these vaults; nothing was changed.") from None
    for vault in vaults:
        stdout.write(f"{to} now holds the key of {vault.scope}")


def chosen(scopes: list[str] | None) -> list[Vault]:
    active = Vault.objects.active()
    vaults = list(active.filter(scope__in=scopes) if scopes else active.of_rubrics())
    if unknown := sorted(set(scopes or []) - {vault.scope for vault in vaults}):
        raise CommandError(f"There is no vault of {', '.join(unknown)}.")
    return vaults


def run_drill(stdout: OutputWrapper, *, shares_file: Path | None = None, **options: Any) -> None:
    key = ask.recovery_key()
    private = ask.Console(stdout, shares_file=shares_file).recovery_private(key)
    try:
        count = recovery.drill(key, private)
    except (recovery.NoRecovery, sealing.CannotOpen):
        raise CommandError(
            "THE DRILL FAILED: the recovery key does not open every vault. Run `vault status`."
        ) from None
    stdout.write(f"The shares open all {count} vaults. Nothing was changed but the day of the drill.")


def run_reshare(
    stdout: OutputWrapper,
    *,
    threshold: int,
    shares_file: Path | None = None,
    shares_to: Path | None = None,
    **options: Any,
) -> None:
    key = ask.recovery_key()
    private = ask.Console(stdout, shares_file=shares_file).recovery_private(key)
    draft, words = made(threshold, options["shares"])
    if shares_to:
        write(stdout, shares_to, words)
    else:
        show(stdout, words, threshold)
        ask.Console(stdout).typed_back(draft)
    with transaction.atomic():
        privates = {vault.pk: recovery.vault_private(vault, private) for vault in Vault.objects.active()}
        recovery.count_use(key)
        recovery.establish(draft, privates, by=None, confirmed=not shares_to)
    stdout.write("The new shares are in force; the old ones open nothing any more. Destroy them.")
