"""The public search: one analysis of words for every database (ADR 0009)."""
