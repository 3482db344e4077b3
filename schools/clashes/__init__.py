"""Clashes: what stands in the way of a session, found by pure functions that ask no database."""
