"""Public figures by name: registered by apps, frozen and published once, small numbers suppressed (ADR 0015)."""
