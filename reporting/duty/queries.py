"""Who is on duty, and what the page of the duty list shows of it."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from reporting.duty.models import Shift
from reporting.rubrics.models import Rubric
from reporting.rubrics.translations import Translations
from reporting.vault.models import Vault
from reporting.vault.queries import holders_of


def under_way(now: dt.datetime) -> list[Shift]:
    """The shifts of this moment, whether or not their people hold a key."""
    shifts = Shift.objects.around(timezone.localdate(now)).select_related("user")
    return [shift for shift in shifts if shift.covers(now)]


def on_duty(scope: str, now: dt.datetime) -> list[Shift]:
    """The shifts of this moment whose people can open what comes into a rubric: only they are told."""
    shifts = under_way(now)
    holders = set(holders_of(scope).filter(pk__in=[shift.user_id for shift in shifts]).values_list("pk", flat=True))
    return [shift for shift in shifts if shift.user_id in holders]


@dataclass
class Row:
    """A shift as the page shows it. `opens` are the rubrics whose key its person holds: without one nobody is told."""

    shift: Shift
    opens: list[str]
    now: bool


@dataclass
class Cover:
    """A rubric, and who is told this minute; empty: everybody who holds its key."""

    rubric: str
    people: list[User]


def listed(now: dt.datetime) -> tuple[list[Row], list[Cover]]:
    """The whole list, what is over left out; and who is told this minute, by rubric."""
    names, holders = rubric_names(), holders_by_rubric()
    over = Shift.objects.past(timezone.localdate(now)).values("pk")
    rows = [row(shift, names, holders, now) for shift in Shift.objects.exclude(pk__in=over).select_related("user")]
    at_work = {each.shift.user_id: each.shift.user for each in rows if each.now}
    return rows, [
        Cover(names.get(scope, scope), [person for pk, person in at_work.items() if pk in people])
        for scope, people in holders.items()
    ]


def row(shift: Shift, names: dict[str, str], holders: dict[str, set[int]], now: dt.datetime) -> Row:
    opens = [names.get(scope, scope) for scope, people in holders.items() if shift.user_id in people]
    return Row(shift, opens, shift.user.is_active and shift.covers(now))


def rubric_names() -> dict[str, str]:
    return {row.slug: row.name for row in Translations(Rubric).all()}


def holders_by_rubric() -> dict[str, set[int]]:
    """Who can open what comes in now: {scope: ids}. A query for each rubric, however long the list is."""
    scopes = Vault.objects.active().of_rubrics().order_by("scope").values_list("scope", flat=True)
    return {scope: set(holders_of(scope).values_list("pk", flat=True)) for scope in scopes}
