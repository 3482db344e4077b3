"""Giving a verdict, and giving one without sight of the first."""
