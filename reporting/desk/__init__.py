"""The analysts' desk: queue, page of a report, steps, advice cards, bulk dismissal."""
