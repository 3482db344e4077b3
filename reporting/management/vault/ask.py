"""What people type at the server's console: passphrases and shares, never shown while they are typed."""

import secrets
from collections.abc import Iterator, Sequence
from getpass import getpass
from pathlib import Path

from django.core.management.base import CommandError, OutputWrapper
from nacl.public import PrivateKey

from accounts import roles
from accounts.models import User
from reporting.models import KeyHolder, RecoveryKey
from reporting.vault.actions import recovery, unlocking
from reporting.vault.crypto import passphrases, shares
from reporting.vault.rules import may_hold_key

TRIES = 3


class Console:
    """Asks people, or takes the answers from files where it is told to."""

    def __init__(
        self, stdout: OutputWrapper, *, passphrase_file: Path | None = None, shares_file: Path | None = None
    ) -> None:
        self.say = stdout.write
        self.passphrases = lines_of(passphrase_file)
        self.shares = lines_of(shares_file)

    def new_passphrase(self, person: User) -> str:
        passphrase = next(self.passphrases, "") if self.passphrases is not None else self.twice(person)
        if len(passphrase) < passphrases.SHORTEST:
            raise CommandError(f"The passphrase of {person} is shorter than {passphrases.SHORTEST} characters.")
        return passphrase

    def twice(self, person: User) -> str:
        passphrase = getpass(f"New passphrase of {person}: ")
        if getpass("The same again: ") != passphrase:
            raise CommandError("The two are not the same.")
        return passphrase

    def unlocked(self, person: User) -> PrivateKey:
        """The person's own key, opened with their passphrase."""
        typed = next(self.passphrases, "") if self.passphrases is not None else getpass(f"Passphrase of {person}: ")
        try:
            return unlocking.unlock(person, typed)
        except KeyHolder.DoesNotExist:
            raise CommandError(f"{person} has no key.") from None
        except passphrases.WrongPassphrase:
            raise CommandError(f"This passphrase does not open the key of {person}.") from None
        except unlocking.TooManyTries:
            raise CommandError("Wrong too often. Wait a few minutes.") from None

    def recovery_private(self, key: RecoveryKey) -> PrivateKey:
        """The recovery key, brought back from as many shares as it needs."""
        typed: dict[int, str] = {}
        while len(typed) < key.threshold:
            share = self.share(f"Share ({len(typed) + 1} of {key.threshold}): ", key.fingerprints)
            number = shares.number(share, key.fingerprints)
            self.say(f"share number {number}{' again: another one is needed' if number in typed else ''}")
            typed[number] = share
        try:
            return shares.combine(typed.values(), key.public_key, key.threshold)
        except shares.WrongShare as wrong:
            raise CommandError(f"{wrong}.".capitalize()) from None

    def share(self, prompt: str, fingerprints: Sequence[str]) -> str:
        """One share of the set. From a file, its next line; typed, with three tries."""
        for _ in range(TRIES if self.shares is None else 1):
            typed = getpass(prompt) if self.shares is None else next(self.shares, "")
            try:
                shares.number(typed, fingerprints)
                return typed
            except shares.WrongShare as wrong:
                self.say(f"Not accepted: {wrong}.")
        raise CommandError("Without the share this cannot go on; nothing was changed.")

    def typed_back(self, draft: shares.Draft) -> None:
        """Two shares, chosen now, must be typed from the paper."""
        asked = secrets.SystemRandom().sample(range(1, len(draft.fingerprints) + 1), shares.TYPED_BACK)
        for number in sorted(asked):
            self.share(f"Type share number {number} from the paper: ", [draft.fingerprints[number - 1]])


def lines_of(file: Path | None) -> Iterator[str] | None:
    return iter(file.read_text().splitlines()) if file else None


def person_of_desk(username: str) -> User:
    person = User.objects.filter(username=username, is_active=True).first()
    if person is None or not roles.on_desk(person):
        raise CommandError(f"{username} is not an analyst or supervisor.")
    return person


def keyholder(username: str) -> User:
    person = User.objects.filter(username=username, is_active=True).first()
    if person is None or not may_hold_key(person):
        raise CommandError(f"{username} is not an analyst, a supervisor or an officer.")
    return person


def recovery_key() -> RecoveryKey:
    try:
        return recovery.active()
    except recovery.NoRecovery:
        raise CommandError("There is no recovery key: `vault init` makes one.") from None
