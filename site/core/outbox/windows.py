"""Mail that goes to a person at most once in a window of time, whatever happens in it."""

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from core.outbox.kinds import NotYet
from core.outbox.models import OutboxItem
from core.rate_limits import buckets
from core.rate_limits.buckets import Rate

IN_WORK = dt.timedelta(seconds=5)
GRAIN = 15  # minutes: the end of a window tells when a mail went out, and so when a report came


def once_in_a_window(item: OutboxItem, minutes: int, send: Callable[[], None]) -> None:
    """Send, unless an equal row was sent less than `minutes` ago: then at the end of that time, rounded up.

    The window begins after the mail went out: a refused or interrupted one does not use it up.
    """
    name, rate = f"mail:{item.kind}:{item.target}", Rate(1, minutes * 60)  # ended at a rounded time, see below
    if earlier_in_work(item):
        raise NotYet(timezone.now() + IN_WORK)
    if minutes and (seconds := buckets.wait(name, rate)):
        raise NotYet(timezone.now() + dt.timedelta(seconds=seconds))
    send()
    if minutes:
        buckets.close(name, minutes * 60, grain=min(minutes, GRAIN) * 60)


def earlier_in_work(item: OutboxItem) -> bool:
    """True while another worker is at an equal row that it claimed earlier: both would find the window open."""
    equal = OutboxItem.objects.filter(kind=item.kind, target=item.target, claimed_at__isnull=False)
    return equal.filter(claimed_at__lt=item.claimed_at or timezone.now()).exclude(pk=item.pk).exists()
