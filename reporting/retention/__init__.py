"""How long content is kept, what holds it back, and its destruction by destroying keys (ADR 0016)."""
