"""The hotline's working hours: Monday to Friday, eight to four (settings), without Albania's public holidays.

A clock that pauses stands still on days off and runs day and night on working days; where it would end outside the
opening hours it ends at the next opening. "Within 24 hours" of Friday at three is Monday at three. A child in danger
waits for no opening: that clock never pauses.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings

from core.calendar.public_holidays import public_holidays

ZONE = ZoneInfo("Europe/Tirane")
DAY = dt.timedelta(days=1)


def due_at(start: dt.datetime, hours: float, pauses: bool) -> dt.datetime:
    """When a clock of `hours` that begins at `start` (with a time zone) has run out, in Albania's time."""
    if not pauses:
        return (start.astimezone(dt.UTC) + dt.timedelta(hours=hours)).astimezone(ZONE)
    return next_opening(after_working_days(start.astimezone(ZONE), dt.timedelta(hours=hours)))


def after_working_days(start: dt.datetime, left: dt.timedelta) -> dt.datetime:
    """The moment at which `left` has passed on working days alone. Counted in UTC: no hour is lost or twice."""
    day, moment = start.date(), start.astimezone(dt.UTC)
    while True:
        day_end = midnight(day + DAY)
        if is_working_day(day):
            if moment + left < day_end or not left:
                return (moment + left).astimezone(ZONE)
            left -= day_end - moment
        day, moment = day + DAY, day_end


def next_opening(moment: dt.datetime) -> dt.datetime:
    """`moment`, if the desk is open then; else when it opens next."""
    day = moment.date()
    if is_working_day(day) and moment < closing(day):
        return max(moment, opening(day))
    day += DAY
    while not is_working_day(day):
        day += DAY
    return opening(day)


def is_working_day(day: dt.date) -> bool:
    return day.isoweekday() in settings.WORK_DAYS and day not in public_holidays(day.year)


def opening(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(settings.WORK_FROM), ZONE)


def closing(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(settings.WORK_UNTIL), ZONE)


def midnight(day: dt.date) -> dt.datetime:
    """The first moment of `day` in Albania, in UTC."""
    return dt.datetime.combine(day, dt.time(), ZONE).astimezone(dt.UTC)
