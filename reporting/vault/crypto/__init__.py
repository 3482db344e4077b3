"""Encryption: what a reporter writes is sealed before the ORM sees it and opened only with an analyst's passphrase.

Nothing here knows Django's models.
"""
