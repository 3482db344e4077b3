"""A report, and what is written about it."""
