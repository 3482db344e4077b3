"""Figures of the hotline, counted in the statistics store alone: the desk's, and the public's (docs/figures.md)."""
