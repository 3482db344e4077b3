"""Vaults, those who hold their keys, what brings a lost key back, and new keys for old."""
