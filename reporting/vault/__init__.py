"""Vaults of rubrics and authorities: who holds which key, unlocking, rotation, recovery (docs/vault.md)."""
