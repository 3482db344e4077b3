"""Public pages served from memory before Django sees the request, until what readers see changes (ADR 0008)."""
