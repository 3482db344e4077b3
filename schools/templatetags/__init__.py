"""Filters for the templates of schools."""
