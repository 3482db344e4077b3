"""Publishes a figure: frozen once, then always the same."""

from dataclasses import asdict

from django.db import transaction

from core import audit, figures
from core.models import PublishedFigure


@transaction.atomic
def publish(name: str, period: figures.Period | str) -> PublishedFigure:
    """The published figure; the first call freezes it. Two at once agree on one of them."""
    period = figures.as_period(period)
    found = PublishedFigure.objects.filter(name=name, period=str(period)).first()
    if found:
        return found
    frozen = asdict(figures.freeze(name, period))
    row, created = PublishedFigure.objects.get_or_create(name=name, period=str(period), defaults=frozen)
    if created:
        audit.record("figure.published", row, figure=name, period=period, hash=row.hash)
    return row
