"""Token buckets: how often something may happen, agreed between processes, without knowing who asks (ADR 0012)."""
