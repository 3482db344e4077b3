"""Rows of the statistics store, without reports."""

import datetime as dt

from reporting.models import StatisticsFact

MONTH = dt.date(2026, 2, 1)


def fact(**more) -> StatisticsFact:
    """One row, not saved."""
    usual = {"month": MONTH, "rubric": "bullizem-dhune", "channel": "web", "outcome": "advice", "verdict": "harmful"}
    return StatisticsFact(**usual | more)


def facts(number: int, **more) -> None:
    """`number` equal rows."""
    StatisticsFact.objects.bulk_create(fact(**more) for _ in range(number))
