"""Publishes a figure: frozen once, then always the same."""

import logging
from dataclasses import asdict

from django.db import transaction

from core import audit
from core.audit.verbs import Verb
from core.figures import registry
from core.figures.models import PublishedFigure

log = logging.getLogger("isigurt.figures")


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


def published(name: str) -> list[PublishedFigure]:
    """What readers are told of a figure, the oldest period first. A row that was changed since it was published is left
    out, with an error in the log: it was told once, and nobody may be told anything else."""
    rows = PublishedFigure.objects.filter(name=name).order_by("period")
    return [row for row in rows if is_unchanged(row)]


def is_unchanged(row: PublishedFigure) -> bool:
    sound = row.frozen().is_sound()
    if not sound:
        log.error("figures: %s was changed after it was published and is not shown", row)
    return sound
