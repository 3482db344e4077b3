"""Safer Internet Day and the campaigns around it."""
