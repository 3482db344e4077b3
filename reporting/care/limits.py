"""What the desk offers to whom, so that nobody sees more of the worst than they can bear (docs/care.md)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from core.models import AuditEntry
from reporting.assessment.models import Term
from reporting.care.models import CareChoice, Exposure
from reporting.cases import queue
from reporting.cases.models.report import Report
from reporting.cases.queries import is_about_child_abuse
from reporting.cases.states import State
from reporting.rubrics.models import Category
from reporting.rubrics.queries import about_child_abuse
from reporting.vault.queries import holders_of, scopes_opened_by
from reporting.verbs import Verb

DAY_BEGINS = 5  # o'clock: a night shift is one day
END_OF_SHIFT, OVERTIME = dt.timedelta(minutes=30), dt.timedelta(hours=4)  # before and after the end of a shift
SEEN = Verb.REPORT_SEVERE_OPENED


@dataclass(frozen=True)
class Stop:
    """This report is better not opened by this person now. `colleagues` come first; danger now is never blocked."""

    until: dt.datetime
    colleagues: list
    danger: bool


def care_day(now: dt.datetime) -> dt.date:
    return (timezone.localtime(now) - dt.timedelta(hours=DAY_BEGINS)).date()


def day_start(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(DAY_BEGINS)))


def tomorrow(now: dt.datetime) -> dt.datetime:
    return day_start(care_day(now) + dt.timedelta(days=1))


def choice_of(user: User) -> CareChoice:
    """What `user` chose, or what holds for who has chosen nothing."""
    return CareChoice.objects.filter(user=user).first() or CareChoice(user=user)


def is_severe(report: Report) -> bool:
    """About sexual abuse of a child, or found to be severe by an analyst's terms."""
    if is_about_child_abuse(report):
        return True
    found = Q()
    for terms in report.assessments.values_list("terms", flat=True):
        for code, said in terms.items():
            found |= Q(taxonomy__code=code, taxonomy__version=said.get("version"), code__in=said.get("terms", []))
    return bool(found) and Term.objects.filter(found, severe=True).exists()


def seen_today(user: User, report: Report, now: dt.datetime) -> bool:
    """Opened already: opening it again is nothing new."""
    entries = AuditEntry.objects.filter(subject_type="reporting.report", subject_id=str(report.pk), verb=SEEN)
    return entries.filter(actor_id=user.pk, at__gte=day_start(care_day(now))).exists()


def paused_until(choice: CareChoice, seen: int, now: dt.datetime) -> dt.datetime | None:
    """Until when somebody is spared severe items: a pause that was chosen, or the day's budget used up."""
    ends = [choice.paused_until] if choice.paused_until and choice.paused_until > now else []
    if seen >= choice.daily_budget:
        ends.append(tomorrow(now))
    return max(ends, default=None)


def seen_counts(users: Iterable[User], now: dt.datetime) -> dict[int, int]:
    """Severe items opened today, by person; who opened none is not in it."""
    return dict(Exposure.objects.filter(user__in=users, day=care_day(now)).values_list("user", "severe"))


def spared_until(user: User, now: dt.datetime) -> dt.datetime | None:
    return paused_until(choice_of(user), seen_counts([user], now).get(user.pk, 0), now)


def stop(user: User, report: Report, now: dt.datetime) -> Stop | None:
    """Is this severe, new to `user`, and `user` spared? What is in their hands they may finish."""
    until = spared_until(user, now)
    if until is None or in_hand(user, report) or not is_severe(report) or seen_today(user, report, now):
        return None
    return Stop(until, free_colleagues(user, report, now), report.danger)


def in_hand(user: User, report: Report) -> bool:
    return report.analyst_id == user.pk and report.state != State.CLOSED


def free_colleagues(user: User, report: Report, now: dt.datetime) -> list:
    """Who opens this rubric's vault too, has not stepped back, and is not spared just now."""
    analysts = holders_of(report.scope).filter(groups__name="analyst").exclude(pk=user.pk)
    people = list(analysts.exclude(pk__in=report.recusals.values("user")).order_by("username")[:20])
    seen = seen_counts(people, now)
    choices = {choice.user_id: choice for choice in CareChoice.objects.filter(user__in=people)}
    return [
        person
        for person in people
        if paused_until(choices.get(person.pk) or CareChoice(user=person), seen.get(person.pk, 0), now) is None
    ]


def next_report(user: User, now: dt.datetime) -> Report | None:
    """The new report that comes first among those that are offered to `user` now."""
    rows, _ = queue.page_of("new", offered(user, now), size=1)
    return rows[0] if rows else None


def offered(user: User, now: dt.datetime) -> list:
    """A partition for each rubric: whole, danger now alone, or without the themes that were opted out of.

    A child in danger now is offered to everybody: the page that opens says then who could take it instead.
    """
    choice, new = choice_of(user), queue.tab("new", user, queue.not_recused(user))
    paused = paused_until(choice, seen_counts([user], now).get(user.pk, 0), now)
    severe = about_child_abuse() if paused or is_end_of_shift(choice, now) else set()
    held = {scope: Q(danger=True) for scope in severe | set(choice.opted_out)}
    themes = categories(choice.opted_out)
    rest = new.exclude(category__in=themes, danger=False) if themes else new
    return [rest.filter(held.get(scope, Q()), scope=scope) for scope in scopes_opened_by(user)]


def categories(opted_out: list[str]) -> list[int]:
    """`rubric/category` as the ids of both languages."""
    pairs = [name.split("/", 1) for name in opted_out if "/" in name]
    wanted = Q()
    for rubric, category in pairs:
        wanted |= Q(rubric__slug=rubric, slug=category)
    return list(Category.objects.filter(wanted).values_list("pk", flat=True)) if pairs else []


def is_end_of_shift(choice: CareChoice, now: dt.datetime) -> bool:
    """The last half hour of the shift, and what is worked beyond it."""
    if choice.shift_ends is None:
        return False
    here = timezone.localtime(now)
    end = dt.timedelta(hours=choice.shift_ends.hour, minutes=choice.shift_ends.minute)
    at = dt.timedelta(hours=here.hour, minutes=here.minute, seconds=here.second)
    since = (at - end + END_OF_SHIFT) % dt.timedelta(days=1)
    return since < END_OF_SHIFT + OVERTIME
