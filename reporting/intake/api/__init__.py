"""Reports from partners' systems."""
