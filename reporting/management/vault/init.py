"""`vault init`: the recovery key and a vault for each rubric; `--missing`, only the vaults of rubrics added later."""

import os
from argparse import _SubParsersAction
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management import CommandParser
from django.core.management.base import CommandError, OutputWrapper
from django.db import transaction

from accounts.models import User
from reporting.management.vault import ask
from reporting.models import KeyHolder, RecoveryKey, Vault
from reporting.vault.actions import holders as holders_actions
from reporting.vault.actions import recovery
from reporting.vault.crypto import shares

WAITS = "; it is used when a keyholder confirms it under RAPORTO!, Keys"


def arguments(commands: "_SubParsersAction[CommandParser]") -> None:
    init = commands.add_parser("init", help="Make the recovery key and a vault for each rubric.")
    init.add_argument("usernames", nargs="+", metavar="USERNAME", help="Who is given the keys of all these vaults.")
    init.add_argument("--missing", action="store_true", help="Only make the vaults of rubrics that have none.")
    init.add_argument("--shares", type=int, default=shares.SHARES, metavar="N")
    init.add_argument("--threshold", type=int, default=shares.THRESHOLD, metavar="K", help="Shares that are needed.")
    init.add_argument("--passphrase-file", type=Path, help="A line for each person without a key. For tests and demos.")
    init.add_argument("--shares-to", type=Path, help="Write the shares here instead. For tests and demos only.")
    init.set_defaults(run=run)


def run(
    stdout: OutputWrapper,
    *,
    usernames: list[str],
    missing: bool,
    threshold: int,
    passphrase_file: Path | None = None,
    shares_to: Path | None = None,
    **options: Any,
) -> None:
    console = ask.Console(stdout, passphrase_file=passphrase_file)
    people = [ask.person_of_desk(username) for username in usernames]
    if missing:
        return make_missing(stdout, console, people)
    refuse_a_second_time()
    wanted = {person: console.new_passphrase(person) for person in people if not has_key(person)}
    draft, words = made(threshold, options["shares"])
    if shares_to:
        write(stdout, shares_to, words)
    else:
        show(stdout, words, threshold)
        console.typed_back(draft)
    # Only now is anything kept, and all of it at once.
    with transaction.atomic():
        refuse_a_second_time()
        holders = [holder(person, wanted.get(person)) for person in people]
        recovery.set_up(draft, holders, confirmed=not shares_to)
    report(stdout, Vault.objects.active(), people)


def made(threshold: int, count: int) -> tuple[shares.Draft, list[str]]:
    try:
        return shares.make(threshold, count)
    except ValueError as wrong:
        raise CommandError(f"--threshold {threshold} --shares {count}: {wrong}.") from None


def make_missing(stdout: OutputWrapper, console: ask.Console, people: list[User]) -> None:
    ask.recovery_key()
    with transaction.atomic():
        holders = [holder(person, None if has_key(person) else console.new_passphrase(person)) for person in people]
        vaults = recovery.make_missing(holders)
    if not vaults:
        stdout.write("Every rubric has a vault.")
    report(stdout, vaults, people)


def refuse_a_second_time() -> None:
    if RecoveryKey.objects.filter(active=True).exists() or Vault.objects.active().of_rubrics().exists():
        raise CommandError("There are vaults already: --missing adds those of new rubrics, `vault reshare` new shares.")


def has_key(person: User) -> bool:
    return KeyHolder.objects.filter(user=person).exists()


def holder(person: User, passphrase: str | None) -> KeyHolder:
    return holders_actions.make_holder(person, passphrase) if passphrase else KeyHolder.objects.get(user=person)


def show(stdout: OutputWrapper, words: list[str], threshold: int) -> None:
    stdout.write(
        f"\nThe recovery key in {len(words)} shares; any {threshold} of them bring it back. They are shown once."
    )
    stdout.write("Write each on a sheet of its own, and give each to another person or institution.")
    for number, share in enumerate(words, start=1):
        stdout.write(f"\nShare number {number}:\n{share}")
    stdout.write("")


def write(stdout: OutputWrapper, path: Path, words: list[str]) -> None:
    """For tests and demos: whoever reads the file can open everything."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w") as opened:
        opened.write("\n".join(words) + "\n")
    stdout.write(f"WARNING: the shares lie in {path}, all together. Do this only for a test or a demo.")
    stdout.write("They were not typed back: `vault drill` proves that they work.")


def report(stdout: OutputWrapper, vaults: Iterable[Vault], people: list[User]) -> None:
    names = ", ".join(person.get_username() for person in people)
    for vault in vaults:
        stdout.write(f"vault of {vault.scope} made; its key is held by {names}{'' if vault.active else WAITS}")
    if len(people) < 2:
        stdout.write("Give the keys to a second person soon.")
