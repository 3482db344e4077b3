"""Pieces of Wagtail's admin that every app may use: panels of its home page, the page of patterns."""
