"""Days and hours in words."""

from django.utils import timezone

from core.wording import day_in_words


def clock(moment) -> str:
    return timezone.localtime(moment).strftime("%H:%M")


def span_words(start, end) -> str:
    """ "e martë, 24 nëntor 2026, 10:00–10:45"."""
    return f"{day_in_words(timezone.localtime(start).date())}, {clock(start)}–{clock(end)}"
