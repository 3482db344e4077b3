"""The desk's own figures of the last twelve months, for the rubrics whose key somebody holds.

Nothing is hidden here: whoever sees these numbers can count the reports in their queue. Nothing is counted by person.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.dates import MONTHS_3
from django.utils.translation import gettext as _

from accounts.models import User
from reporting.assessment.kappa import kappa_of_counts
from reporting.enums import Outcome, Verdict
from reporting.figures import counts
from reporting.figures import names as words
from reporting.figures.charts import Chart, chart
from reporting.figures.models import StatisticsFact
from reporting.figures.story import days, hours, told

MONTHS = 12


@dataclass
class Dashboard:
    """Numbers, charts and tables of the desk's page."""

    headline: list[dict]
    charts: list[Chart]
    clocks: list[list[str]]
    in_time: list[list[str]]
    agreement: list[list[str]]


def dashboard(user: User, today: dt.date) -> Dashboard:
    months = last_months(today)
    rows = counts.visible_to(user, since=months[0])
    names = words.rubric_names()
    pairs = pairs_by_rubric(rows)
    return Dashboard(
        headline(user, rows, pairs),
        [by_month(rows, months), by_rubric(rows, names), by_verdict(rows), by_outcome(rows), by_country(rows)],
        clocks(rows, names),
        in_time(rows),
        [[str(names.get(slug, slug)), str(sum(cells.values())), kappa(cells)] for slug, cells in pairs.items()],
    )


def last_months(today: dt.date) -> list[dt.date]:
    """The first days of the last twelve months, this one included."""
    last = today.year * 12 + today.month - 1
    return [dt.date(number // 12, number % 12 + 1, 1) for number in range(last - MONTHS + 1, last + 1)]


def headline(user: User, rows: QuerySet[StatisticsFact], pairs: dict) -> list[dict]:
    applied = counts.by(rows, "from_prior_verdict")
    return [
        {"number": counts.under_way(user), "label": _("being handled or waiting now")},
        {"number": sum(applied.values()), "label": _("reports in twelve months")},
        {"number": applied.get(True, 0), "label": _("views avoided: a prior verdict was applied")},
        {"number": kappa(added(pairs.values())), "label": _("agreement (kappa)")},
    ]


def by_month(rows: QuerySet[StatisticsFact], months: list[dt.date]) -> Chart:
    found = counts.by(rows, "month")
    bars = [(f"{MONTHS_3[month.month]} {month.year}", found.get(month, 0)) for month in months]
    return chart("months", _("Reports by month"), (_("Month"), _("Reports")), bars, told(None))


def by_rubric(rows: QuerySet[StatisticsFact], names: dict) -> Chart:
    found = sorted(counts.by(rows, "rubric").items(), key=lambda item: -item[1])
    bars = [(str(names.get(slug, slug)), count) for slug, count in found]
    return chart("rubrics", _("Reports by rubric"), (_("Rubric"), _("Reports")), bars, told(None))


def by_verdict(rows: QuerySet[StatisticsFact]) -> Chart:
    found = counts.by(rows, "verdict")
    bars = [(str(verdict.label), found.get(verdict, 0)) for verdict in Verdict]
    bars.append((_("not assessed yet"), found.get("", 0)))
    return chart("verdicts", _("What was found"), (_("Verdict"), _("Reports")), bars, told(None))


def by_outcome(rows: QuerySet[StatisticsFact]) -> Chart:
    """Each as its record shows it (reporting.cases.actions.outcomes)."""
    found = counts.by(rows.exclude(outcome=""), "outcome")
    bars = [(str(outcome.label), found[outcome]) for outcome in Outcome if outcome in found]
    return chart("outcomes", _("How cases ended"), (_("Outcome"), _("Reports")), bars, told(None))


def by_country(rows: QuerySet[StatisticsFact]) -> Chart:
    found = sorted(counts.by(rows.exclude(host_country=""), "host_country").items(), key=lambda item: -item[1])
    bars = [(words.country_name(code), count) for code, count in found[:12]]
    return chart("countries", _("Where it is hosted"), (_("Country"), _("Reports")), bars, told(None))


def clocks(rows: QuerySet[StatisticsFact], names: dict) -> list[list[str]]:
    """Half and nine of ten of each clock, for all and by rubric."""
    lines = []
    for field, label, unit in (
        ("look_hours", _("first look"), hours),
        ("notice_hours", _("from assessment to notice or referral"), hours),
        ("removal_days", _("from receipt until it is gone"), days),
    ):
        found = parts(rows.exclude(**{field: None}), field)
        lines.append(line(label, _("all"), added(found.values()), unit))
        lines += [line(label, str(names.get(slug, slug)), cells, unit) for slug, cells in found.items()]
    return lines


def in_time(rows: QuerySet[StatisticsFact]) -> list[list[str]]:
    """How many of each clock were kept, danger now apart from the rest."""
    lines = []
    for field, label in (("look_in_time", _("first look")), ("action_in_time", _("first action"))):
        found = counts.in_time(rows, field)
        for danger, which in ((True, _("danger now")), (False, _("no danger now"))):
            kept = found.get((danger, True), 0)
            total = kept + found.get((danger, False), 0)
            lines.append([label, which, str(total), f"{100 * kept / total:.0f} %" if total else "–"])
    return lines


def parts(rows: QuerySet[StatisticsFact], field: str) -> dict[str, dict[int, int]]:
    """Durations by rubric."""
    found: dict[str, dict[int, int]] = {}
    for (slug, value), count in counts.by(rows, "rubric", field).items():
        found.setdefault(slug, {})[value] = count
    return found


def added(parts: Iterable[dict]) -> dict:
    """Several counts by the same keys as one."""
    whole: Counter = Counter()
    for part in parts:
        whole.update(part)
    return dict(whole)


def line(label: str, what: str, found: dict[int, int], unit: Callable[[int | None], str]) -> list[str]:
    shown = [unit(counts.percentile(found, share)) if found else "–" for share in (0.5, 0.9)]
    return [label, what, str(sum(found.values())), *shown]


def pairs_by_rubric(rows: QuerySet[StatisticsFact]) -> dict[str, dict]:
    """How often each pair of verdicts occurs, by rubric."""
    found: dict[str, dict] = {}
    pairs = counts.by(rows.exclude(second_verdict=""), "rubric", "first_verdict", "second_verdict")
    for (slug, first, second), count in pairs.items():
        found.setdefault(slug, {})[first, second] = count
    return found


def kappa(cells: dict) -> str:
    value = kappa_of_counts(cells)
    return _("undefined") if value is None else f"{value:.2f}"
