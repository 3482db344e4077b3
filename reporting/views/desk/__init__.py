"""The desk in Wagtail's admin: queue, report, steps, keys. Its answers are kept by no cache."""
