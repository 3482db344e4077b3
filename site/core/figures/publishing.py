"""Publishes a figure: frozen once, then always the same."""

from dataclasses import asdict

from django.db import transaction

from core import audit
from core.audit.verbs import Verb
from core.figures import registry
from core.figures.models import PublishedFigure


@transaction.atomic
def publish(name: str, period: registry.Period | str) -> PublishedFigure:
    """The published figure; the first call freezes it. Two at once agree on one of them."""
    period = registry.as_period(period)
    found = PublishedFigure.objects.filter(name=name, period=str(period)).first()
    if found:
        return found
    frozen = asdict(registry.freeze(name, period))
    row, created = PublishedFigure.objects.get_or_create(name=name, period=str(period), defaults=frozen)
    if created:
        audit.record(Verb.FIGURE_PUBLISHED, row, figure=name, period=period, hash=row.hash)
    return row
