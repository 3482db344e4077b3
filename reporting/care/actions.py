"""Care for those who look: counting what was severe, pausing, checking in, and the one figure of a week."""

import datetime as dt
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Avg, F
from django.utils import timezone

from accounts.models import User
from core import audit
from reporting.care import limits
from reporting.care.models import CareChoice, CareWeek, CheckIn, Exposure
from reporting.cases.models.report import Report
from reporting.verbs import Verb

PEOPLE = 5  # of fewer nothing is said
PAUSES = {"short": dt.timedelta(minutes=15), "long": dt.timedelta(hours=1)}


@transaction.atomic
def opened(report: Report, *, by: User, now: dt.datetime | None = None) -> bool:
    """Count a severe report, once a day for each person. True when it was counted."""
    now = now or timezone.now()
    if not limits.is_severe(report) or limits.seen_today(by, report, now):
        return False
    row, _ = Exposure.objects.get_or_create(user=by, day=limits.care_day(now))
    Exposure.objects.filter(pk=row.pk).update(severe=F("severe") + 1)
    audit.record(limits.SEEN, report, by=by)
    return True


@transaction.atomic
def choose(user: User, *, daily_budget: int, shift_ends: dt.time | None, opted_out: list[str]) -> CareChoice:
    """Keep what somebody chose for themselves. Nobody else sees it, so the trail says only that it was chosen."""
    now = timezone.now()
    choice, _ = CareChoice.objects.get_or_create(user=user)
    choice.paused_until = limits.paused_until(choice, limits.seen_counts([user], now).get(user.pk, 0), now)
    choice.daily_budget = min(daily_budget, settings.CARE_BUDGET_MOST)  # used up stays used up: more is for tomorrow
    choice.shift_ends, choice.opted_out = shift_ends, opted_out
    choice.save()
    audit.record(Verb.CARE_CHOSEN, choice, by=user)
    return choice


@transaction.atomic
def pause(user: User, *, length: str, now: dt.datetime | None = None) -> CareChoice:
    """Be spared severe items for a while, or until the next day."""
    now = now or timezone.now()
    choice, _ = CareChoice.objects.get_or_create(user=user)
    choice.paused_until = max(
        now + PAUSES[length] if length in PAUSES else limits.tomorrow(now), choice.paused_until or now
    )
    choice.save(update_fields=["paused_until"])
    return choice


@transaction.atomic
def check_in(user: User, mood: int) -> CheckIn:
    """How somebody is today; said twice, the later counts. The trail does not speak of it."""
    found, _ = CheckIn.objects.update_or_create(user=user, day=timezone.localdate(), defaults={"mood": mood})
    return found


def close_weeks(today: dt.date) -> int:
    """Freeze each week that is over into one figure and delete its check-ins. Returns how many weeks were closed."""
    monday = today - dt.timedelta(days=today.weekday())
    days = CheckIn.objects.filter(day__lt=monday).values_list("day", flat=True)
    over = sorted({day - dt.timedelta(days=day.weekday()) for day in days})
    for week in over:
        close_week(week)
    return len(over)


@transaction.atomic
def close_week(monday: dt.date) -> None:
    """One figure of one week, never made again: what comes later changes nothing, and no raw value is left to compare.

    Only analysts count: a supervisor who reads the figure could take their own value out of it.
    """
    of_week = CheckIn.objects.filter(day__gte=monday, day__lt=monday + dt.timedelta(days=7))
    people = of_week.filter(user__groups__name="analyst").exclude(user__groups__name="supervisor")
    means = list(people.order_by().values_list("user").annotate(mean=Avg("mood")).values_list("mean", flat=True))
    mood = to_half(sum(means) / len(means)) if len(means) >= PEOPLE else None
    CareWeek.objects.get_or_create(monday=monday, defaults={"mood": mood})
    of_week.delete()


def to_half(mean: float) -> Decimal:
    return Decimal(round(mean * 2)) / 2
