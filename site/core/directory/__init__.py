"""Helplines and partners, kept by editors."""
