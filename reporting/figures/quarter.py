"""What the public is told of a quarter: tables in which small numbers are hidden, and durations of enough cases.

All tables of a quarter count the same reports (or, of removals, the same cases) in different ways, so the one thing
that two of them have in common is their total. Quarters have no report in common, and a quarter is published once. So
each table may be protected by itself (docs/adr/0015).

A row that is always empty would be hidden, as every small number, and take a full one with it. So what is rare is
counted with its neighbour: phone calls with partners' systems, unsorted reports with the rubric whose vault holds them,
countries with few cases and those not known in one row.
"""

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from core.figures.registry import Period
from core.figures.suppression import Table, one_way, two_way
from core.models import PublishedFigure, Region
from reporting.assessment.kappa import kappa_of_counts
from reporting.enums import Channel
from reporting.figures import counts
from reporting.figures.models import StatisticsFact
from reporting.rubrics.models import Rubric
from reporting.rubrics.queries import gravest

ENOUGH = {"p50": 5, "p90": 10}  # of so many cases a percentile may be told: it is the duration of one of them
SHARES = {"p50": 0.5, "p90": 0.9}
CLOCKS = {"look": "look_hours", "notice": "notice_hours", "removal_days": "removal_days"}
IN_TIME = {"look": "look_in_time", "action": "action_in_time"}  # of danger now alone
PAIRS = 20  # of fewer pairs agreement says nothing, and too much of each
OTHER = "other"
ROW = 20  # cases that a country needs for a row of its own, or a clock for a share: of fewer a share says nothing
NAME = "raporto.quarter"
SETTLING = dt.timedelta(days=14)  # "gone within seven days" is known of the last report too, and the desk is done


def figure(period: Period) -> dict:
    """The tables as they were published; before that, as they will be. Raises ValueError for what is not over yet.

    Two answers that differ by one report would tell that report.
    """
    row = PublishedFigure.objects.filter(name=NAME, period=str(period)).first()
    if row:
        return row.value
    if period.months != 3 or not settled(period, timezone.localdate()):
        raise ValueError("only a quarter that has been over for two weeks is told")
    return quarter(period)


def settled(period: Period, today: dt.date) -> bool:
    return period.end + SETTLING <= today


def quarter(period: Period) -> dict:
    """All public figures of a quarter, as plain JSON: None is a number that is not told."""
    rows = counts.facts(period)
    by_rubric = one_way(listed(renamed(counts.by(rows, "rubric"), {"": gravest()}), rubrics()))
    by_channel = renamed(counts.by(rows, "channel"), {Channel.PHONE: "partners", Channel.API: "partners"})
    looked_at = renamed(counts.by(rows, "from_prior_verdict"), {True: "from_prior_verdict", False: "looked"})
    return {
        "reports": by_rubric.total,
        "by_rubric": by_rubric.cells,
        "by_channel": one_way(listed(by_channel, ["web", "partners"])).cells,
        "by_region": one_way(listed(counts.by(rows, "region"), [*regions(), ""])).cells,
        "looked_at": one_way(listed(looked_at, ["from_prior_verdict", "looked"])).cells,
        "removal": removal(rows),
        "clocks": {name: clock(counts.clock(rows, field)) for name, field in CLOCKS.items()},
        "agreement": agreement(rows),
        "in_time": {name: in_time(rows, field) for name, field in IN_TIME.items()},
    }


def listed(found: dict, keys: Iterable[str]) -> dict[str, int]:
    """`found` with every key that there is: a key that is left out would tell that it is zero."""
    return {key: found.get(key, 0) for key in dict.fromkeys([*keys, *found])}


def renamed(found: dict, names: dict) -> dict:
    """`found` with some keys counted under another name."""
    sums: dict = {}
    for key, count in found.items():
        name = names.get(key, key)
        sums[name] = sums.get(name, 0) + count
    return sums


def rubrics() -> list[str]:
    return list(dict.fromkeys(Rubric.objects.order_by("order", "pk").values_list("slug", flat=True)))


def regions() -> list[str]:
    return list(Region.objects.values_list("slug", flat=True))


def removal(rows: QuerySet[StatisticsFact]) -> dict:
    """By hosting country and speed."""
    found = counts.removals(rows)
    totals = renamed(found, {key: key[0] for key in found})
    own = sorted(country for country, count in totals.items() if country and count >= ROW)
    grouped = renamed(found, {key: (OTHER, key[1]) for key in found if key[0] not in own})
    return as_json(two_way(grouped, [*own, OTHER], counts.SPEEDS))


def within(cells: dict, total: int | None, days: int) -> float | None:
    """The percentage that was gone within 3 or 7 days, from published numbers alone."""
    if not total:
        return None
    parts = [cells["3"]] if days == 3 else [cells["3"], cells["7"]]
    if None not in parts:
        return 100 * sum(parts) / total
    return 100 * (1 - cells["later"] / total) if days == 7 and cells["later"] is not None else None


def as_json(table: Table) -> dict:
    return {
        "total": table.total,
        "columns": table.columns,
        "rows": {
            row: {"total": total, **{column: table.cells[row, column] for column in table.columns}}
            for row, total in table.rows.items()
        },
    }


def clock(found: dict[int, int]) -> dict[str, int | None]:
    """p50 and p90, where there are enough cases."""
    total = sum(found.values())
    return {
        name: counts.percentile(found, SHARES[name]) if total >= enough else None for name, enough in ENOUGH.items()
    }


def agreement(rows: QuerySet[StatisticsFact]) -> float | None:
    pairs = counts.pairs(rows)
    kappa = kappa_of_counts(pairs) if sum(pairs.values()) >= PAIRS else None
    return None if kappa is None else round(kappa, 2)


def in_time(rows: QuerySet[StatisticsFact], field: str) -> int | None:
    """Of how many of 100 cases of danger now the clock was kept; of few nothing is told."""
    found = counts.in_time(rows, field)
    kept, missed = found.get((True, True), 0), found.get((True, False), 0)
    return round(100 * kept / (kept + missed)) if kept + missed >= ROW else None
