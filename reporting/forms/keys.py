"""Forms of keys and vaults."""
