"""The browser's own Back and Forward: a form under way, kept for an hour, opened by its address alone (ADR 0026)."""
