"""Encryption: what a reporter writes is sealed before the ORM sees it and opened only with an analyst's passphrase.

docs/vault.md says who can read what and why. Nothing here knows Django's models.
"""
