"""Notices to hosts, regulators and partner hotlines: directory, texts, sending, answers, removal (docs/notices.md)."""
