"""Catalogues, formats and dates in words: everything about languages that is not a text."""
