"""Keeping statistics, and publishing what is over."""
