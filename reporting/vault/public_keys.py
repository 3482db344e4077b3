"""The public key that a vault's data keys are wrapped for, even when its row in the database is damaged.

Each key that worked is remembered outside the database, in VAR_DIR/public-keys. A row whose key is missing, too short
or of low order would else turn every report away. Operators are told, because only people can mend the row.
"""

import contextlib
import hashlib
import logging
import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core import outbox
from core.outbox import operator_mail
from core.outbox.models import OutboxItem
from reporting.vault.crypto import sealing
from reporting.vault.models import Vault

log = logging.getLogger("isigurt.vault")
KIND = "reporting.vault_damaged"


def register() -> None:
    outbox.register(KIND, _("mail to an operator: the key of a vault is damaged"), tell_operator)


def public_key(vault: Vault) -> bytes | None:
    """The vault's public key; the last one that worked where its row is damaged; None where none is known."""
    key = bytes(vault.public_key or b"")
    if sealing.is_usable(key):
        remember(path_of(vault.pk), key)
        return key
    log.error("the public key of a vault is damaged")
    outbox.tell_operators(KIND)
    return remembered(path_of(vault.pk))


def path_of(vault_id: str) -> Path:
    return Path(settings.VAR) / "public-keys" / hashlib.sha256(vault_id.encode()).hexdigest()


def remembered(path: Path) -> bytes | None:
    with contextlib.suppress(OSError):
        key = path.read_bytes()
        return key if sealing.is_usable(key) else None
    return None


@lru_cache(maxsize=256)
def remember(path: Path, key: bytes) -> None:
    """Write it down, once a process; renamed into its place, so that nobody reads half of it."""
    half = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):  # a disk that is full must not turn a report away
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        half.write_bytes(key)
        half.replace(path)


def damaged() -> list[str]:
    """The names of the vaults in use whose key nothing can be sealed to."""
    return [vault.name for vault in Vault.objects.active() if not sealing.is_usable(bytes(vault.public_key or b""))]


def tell_operator(item: OutboxItem) -> None:
    """Mail the operator whose number is the row's target, unless it was mended meanwhile."""
    if names := damaged():
        operator_mail.once_in_a_window(item, "vault_damaged", {"names": names})
