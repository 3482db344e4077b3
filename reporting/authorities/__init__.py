"""Authorities that cases are handed to, and their officers."""
