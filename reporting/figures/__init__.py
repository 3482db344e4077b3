"""Figures without content: the statistics kept of each report, the desk's dashboard, what is published (ADR 0015)."""
