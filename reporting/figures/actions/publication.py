"""Publishes the figures of quarters that are over."""

import datetime as dt

from django.db.models import Min

from core.figures.publishing import publish
from core.figures.registry import Period
from core.models import PublishedFigure
from reporting.figures.models import StatisticsFact
from reporting.figures.quarter import NAME, settled


def publish_due(today: dt.date) -> list[PublishedFigure]:
    """Every quarter since the first report that is over and settled, each once; returns those of this call."""
    first = StatisticsFact.objects.aggregate(first=Min("month"))["first"]
    if first is None:
        return []
    there = set(PublishedFigure.objects.filter(name=NAME).values_list("period", flat=True))
    return [publish(NAME, quarter) for quarter in over(first, today) if str(quarter) not in there]


def over(first: dt.date, today: dt.date) -> list[Period]:
    quarters, quarter = [], Period.quarter_of(first)
    while settled(quarter, today):
        quarters.append(quarter)
        quarter = Period.quarter_of(quarter.end + dt.timedelta(days=1))
    return quarters
