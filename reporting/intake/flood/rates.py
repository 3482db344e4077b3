"""The buckets of RAPORTO! and their rates, from the settings."""

from django.conf import settings

from core.rate_limits import buckets
from core.rate_limits.buckets import Rate


def everybody() -> Rate:
    return Rate.per_minute(settings.FLOOD_PER_MINUTE, settings.FLOOD_BURST)


def rubric() -> Rate:
    return Rate.per_minute(settings.FLOOD_RUBRIC_PER_MINUTE, settings.FLOOD_RUBRIC_BURST)


def slow_way() -> Rate:
    return Rate.per_minute(settings.SLOW_PER_MINUTE, settings.SLOW_PER_MINUTE)


def wrong_codes() -> Rate:
    return Rate.per_minute(settings.WRONG_CODES_PER_MINUTE, settings.WRONG_CODES_BURST)


def has_room(slug: str, danger: bool) -> bool:
    """Take a token of the rubric and one of all reports. Danger now has a bucket of its own, so that a flood of
    anything else does not hold it up."""
    if danger:
        return buckets.take("flood:danger", everybody())
    own = f"flood:rubric:{slug[:60]}"
    if not buckets.take(own, rubric()):
        return False
    if buckets.take("flood:all", everybody()):
        return True
    buckets.give_back(own, rubric())  # a flood of everything must not empty the rubrics too
    return False


def once(name: str, seconds: float) -> bool:
    """True the first time in `seconds` that somebody asks for `name`: a bucket with one token."""
    return buckets.take(f"flood:once:{name}", Rate(1, seconds))
