"""How the desk reads a page of a million reports: partition by partition, each served in its order by one index.

A partition is one rubric and, where a tab joins two states, one state. The first rows of each are read and merged: an
index cannot keep the order across several rubrics, and walking one order past the reports of other rubrics would take
the longer, the fewer there are of one's own.
"""

import heapq
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from reporting.cases.models.report import DUE, FOLLOW_UP, QUEUE, Report, ReportQuerySet
from reporting.cases.states import State

PAGE = 50
LAST_PAGE = 200  # whoever goes further narrows the queue instead
TABS = ("new", "danger", "mine", "waiting", "second", "follow_up", "overdue", "all", "closed")
ORDERS = {"follow_up": FOLLOW_UP, "overdue": DUE}


def tab(name: str, user: User, visible: ReportQuerySet | None = None) -> ReportQuerySet:
    """The reports of a tab, of those that `user` may see."""
    visible = Report.objects.visible_to(user) if visible is None else visible
    now = timezone.now()
    return {
        "new": visible.new,
        "danger": visible.in_danger,
        "mine": lambda: visible.of(user),
        "waiting": visible.waiting,
        "second": visible.for_second_look,
        "follow_up": lambda: visible.follow_up_due(now),
        "overdue": lambda: visible.overdue(now),
        "all": visible.all,
        "closed": visible.closed,
    }[name]()


def not_recused(user: User) -> ReportQuerySet:
    """Reports from which `user` has not stepped back; `partitions` then keeps to the rubrics whose key they hold."""
    return Report.objects.exclude(recusals__user=user)


def partitions(
    name: str, reports: ReportQuerySet, scopes: Iterable[str], cuts: Iterable[Q] = (), *, by_state: bool = False
) -> list[ReportQuerySet]:
    """`reports` of a tab, cut so that each cut is in order along an index: by rubric, by `cuts`, by state.

    `by_state` cuts the tab of all reports by state too: a language or a category is found along an index that way.
    """
    joined = {"second": [State.REVIEW, State.DISPUTED], "all": list(State) if by_state else []}.get(name)
    states = [Q(state=state) for state in joined or []] or [Q()]
    return [reports.filter(state, cut, scope=scope) for scope in scopes for cut in cuts or [Q()] for state in states]


def page_of(
    name: str, parts: Sequence[QuerySet[Report]], number: int = 1, size: int | None = None
) -> tuple[list[Report], bool]:
    """The rows of a page of a tab, and whether there are more. One query for each partition and one for the rows."""
    order, size, number = ORDERS.get(name, QUEUE), size or PAGE, min(number, LAST_PAGE)
    start, end = (number - 1) * size, number * size + 1
    heads = [part.order_by(*order).values_list(*[field.lstrip("-") for field in order])[:end] for part in parts]
    merged = heapq.merge(*heads, key=lambda row: sort_key(order, row))
    ids = [row[-1] for row in islice(merged, start, end)]
    rows = {row.pk: row for row in Report.objects.filter(pk__in=ids[:size]).with_row()}
    return [rows[pk] for pk in ids[:size] if pk in rows], len(ids) > size and number < LAST_PAGE


def sort_key(order: Iterable[str], row: tuple) -> tuple:
    """What the database's ORDER BY compares."""
    return tuple(comparable(value, field.startswith("-")) for field, value in zip(order, row, strict=True))


def comparable(value: Any, descending: bool) -> tuple:
    """`value` among others of its column; nothing comes first or last, as the database has it."""
    if value is None:
        return (1 if connection.features.nulls_order_largest else -1, 0)
    return (0, -value if descending else value)
