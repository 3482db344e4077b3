"""Coordinators: who is one, and what the pages on which they keep schools and facilitators have in common."""
