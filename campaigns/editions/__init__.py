"""Editions of Safer Internet Day: a page a year, the index of them, and when the day is."""
