"""Mail that goes to a person at most once in a window of time, whatever happens in it."""

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from core.outbox.kinds import NotYet
from core.outbox.models import OutboxItem
from core.rate_limits import buckets
from core.rate_limits.buckets import Rate

IN_WORK = dt.timedelta(seconds=5)


def once_in_a_window(item: OutboxItem, minutes: int, send: Callable[[], None]) -> None:
    """Send, unless an equal row was sent less than `minutes` ago: then at the end of that time.

    The window begins after the mail went out: a refused or interrupted one does not use it up.
    """
    name, rate = f"mail:{item.kind}:{item.target}", Rate(1, minutes * 60)
    if earlier_in_work(item):
        raise NotYet(timezone.now() + IN_WORK)
    if minutes and (seconds := buckets.wait(name, rate)):
        raise NotYet(timezone.now() + dt.timedelta(seconds=seconds))
    send()
    if minutes:
        buckets.take(name, rate)


def earlier_in_work(item: OutboxItem) -> bool:
    """True while another worker is at an equal, earlier row: two at once would both find the window open."""
    equal = OutboxItem.objects.filter(kind=item.kind, target=item.target, claimed_at__isnull=False)
    return equal.filter(created_at__lt=item.created_at).exclude(pk=item.pk).exists()
