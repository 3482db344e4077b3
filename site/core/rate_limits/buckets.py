"""Token buckets: how often something may happen, agreed between all processes, without knowing who asks.

A bucket is one number in the database, the moment at which it will be full again. Taking a token is one conditional
UPDATE: atomic on PostgreSQL and SQLite, no lock outlives the statement, and a broker or cache that is gone changes
nothing. Rows of full buckets are deleted each minute, so that they do not tell for long when something happened.
"""

import math
import time
from dataclasses import dataclass

from django.db.models import F, Value
from django.db.models.functions import Greatest

from core.rate_limits.models import Bucket


@dataclass(frozen=True)
class Rate:
    """`burst` tokens at once, and one more every `seconds`."""

    burst: int
    seconds: float

    @classmethod
    def per_minute(cls, number: float, burst: int) -> "Rate":
        return cls(burst, 60 / number)


def take(name: str, rate: Rate) -> bool:
    """Take a token out of the bucket; False when there is none."""
    if fill_up(name, rate):
        return True
    Bucket.objects.bulk_create([Bucket(name=name)], ignore_conflicts=True)
    return fill_up(name, rate)


def fill_up(name: str, rate: Rate) -> bool:
    now = time.time()
    row = Bucket.objects.filter(name=name, full_at__lte=now + (rate.burst - 1) * rate.seconds)
    return bool(row.update(full_at=Greatest(F("full_at"), Value(now)) + rate.seconds))


def close(name: str, seconds: float, *, grain: float) -> None:
    """Let nothing be taken for `seconds`, and then until the next full `grain`: the row tells no moment."""
    until = math.ceil((time.time() + seconds) / grain) * grain
    Bucket.objects.update_or_create(name=name, defaults={"full_at": until})


def give_back(name: str, rate: Rate) -> None:
    """Put a token back that was taken for nothing."""
    Bucket.objects.filter(name=name).update(full_at=F("full_at") - rate.seconds)


def is_dry(name: str, rate: Rate) -> bool:
    """True when the next `take` would be refused."""
    return wait(name, rate) > 0


def wait(name: str, rate: Rate) -> float:
    """Seconds until there is a token."""
    full_at = Bucket.objects.filter(name=name).values_list("full_at", flat=True).first() or 0
    return max(0.0, full_at - (rate.burst - 1) * rate.seconds - time.time())


def forget_full() -> int:
    """Delete the rows of full buckets: a bucket without a row is full."""
    return Bucket.objects.filter(full_at__lt=time.time()).delete()[0]
