"""The demo's vaults: made for three people of the desk; recovery shares go to a file, so that recovery can be tried."""

import contextlib
import os
import secrets

from django.conf import settings

from accounts.models import User
from reporting.vault.actions import holders as holders_actions
from reporting.vault.actions import recovery
from reporting.vault.crypto import shares

HOLDERS = ("analist", "analist2", "mbikeqyres")
CONSONANTS, VOWELS = "bdfgjklmnprstvz", "aeiou"
SHARES = "demo-recovery-shares.txt"


def set_up() -> dict[str, str]:
    """The recovery key and a vault for each rubric; gives each holder's passphrase, which nobody can recover later."""
    known = {username: passphrase() for username in HOLDERS}
    holders = [holders_actions.make_holder(User.objects.get(username=name), words) for name, words in known.items()]
    draft, words = shares.make()
    recovery.set_up(draft, holders, confirmed=False)
    write(words)
    return known


def passphrase() -> str:
    """Six invented words of four letters: 74 bits."""
    return " ".join("".join(secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(2)) for _ in range(6))


def write(words: list[str]) -> None:
    """All shares together in one file, a share a line: only a demo may do that."""
    path = settings.VAR / SHARES
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write("\n".join(words) + "\n")
