"""Data keys, wrapped for the vault of a rubric."""

from uuid import UUID

from core.audit.models import random_id
from reporting.vault import public_keys
from reporting.vault.crypto import sealing
from reporting.vault.models import Vault, WrappedKey


class NotReady(Exception):
    """No vault has been set up, or none with a key that works: there is nothing to seal a report for."""


def current_vault(scope: str) -> Vault:
    """The vault of a rubric that new reports are sealed for. Raises NotReady."""
    vault = Vault.objects.active().of_rubrics().filter(scope=scope).first()
    if vault is None:
        raise NotReady
    return vault


def wrapped_for(vault: Vault, key: bytes, data_key_id: UUID, report_id: UUID) -> WrappedKey:
    """A data key of a report, wrapped for one vault; not saved yet. Raises NotReady where no key of it ever worked."""
    public_key = public_keys.public_key(vault)
    if public_key is None:
        raise NotReady
    row = WrappedKey(pk=random_id(), data_key_id=data_key_id, report_id=report_id, vault=vault)
    row.wrapped = sealing.wrap(key, public_key, row.seal_context)
    return row
