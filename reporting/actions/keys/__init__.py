"""Vaults, those who hold their keys, what brings a lost key back, and new keys for old."""

from reporting.actions.keys.copies import (
    LastKeyholder,
    copy_place,
    give,
    give_scope,
    leave_another,
    take_copies,
    vault_private,
)
from reporting.actions.keys.holders import change_passphrase, make_holder, strengthen
from reporting.actions.keys.rotation import NotActive, withdraw
from reporting.actions.keys.vaults import authority_vault, make_authority_vault, make_vault

__all__ = [
    "LastKeyholder",
    "NotActive",
    "authority_vault",
    "change_passphrase",
    "copy_place",
    "give",
    "give_scope",
    "leave_another",
    "make_authority_vault",
    "make_holder",
    "make_vault",
    "strengthen",
    "take_copies",
    "vault_private",
    "withdraw",
]
