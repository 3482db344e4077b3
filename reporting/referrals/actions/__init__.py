"""Handing cases over, officers, and authorities' own systems."""
