"""The public figures by name, for core.figures. Counts of a quarter or a year are taken from what was published, so no
two answers can be subtracted from each other.
"""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from core.figures import publishing, registry
from core.figures.registry import Period
from reporting.figures import counts, quarter
from reporting.figures.counts import SPEEDS

QUARTER = quarter.NAME


def register() -> None:
    """Called once, when the app is ready."""
    registry.register(QUARTER, _("RAPORTO!: all tables of a quarter"), quarter.figure)
    for name, label, unit, function in FIGURES:
        registry.register(f"raporto.{name}", label, function, unit=unit)


def published(period: Period) -> list[dict]:
    """The payloads of the quarters of `period`; empty where one of them is not published."""
    names = [str(one) for one in period.quarters]
    found = [row.value for row in publishing.published(QUARTER) if row.period in names]
    return found if names and len(found) == len(names) else []


def total(pick: Callable[[dict], int | None]) -> Callable[[Period], int | None]:
    """A figure that adds up what was published; None as soon as one part of it was not told."""

    def add(period: Period) -> int | None:
        parts = [pick(payload) for payload in published(period)]
        told = [part for part in parts if part is not None]
        return sum(told) if told and len(told) == len(parts) else None

    return add


def table(pick: Callable[[dict], dict]) -> Callable[[Period], dict]:
    """The same for each row of a table."""

    def add(period: Period) -> dict:
        found = [pick(payload) for payload in published(period)]
        keys = dict.fromkeys(key for part in found for key in part)
        return {key: total(cell(pick, key))(period) for key in keys}

    return add


def cell(pick: Callable[[dict], dict], key: str) -> Callable[[dict], int | None]:
    return lambda payload: pick(payload).get(key)


def column(speed: str) -> Callable[[dict], int | None]:
    return lambda payload: payload["removal"]["columns"][speed]


def removed_within(days: int) -> Callable[[Period], float | None]:
    """The share, in percent, of what was to go that was gone in time."""

    def share(period: Period) -> float | None:
        cells = {speed: total(column(speed))(period) for speed in SPEEDS}
        found = quarter.within(cells, total(lambda payload: payload["removal"]["total"])(period), days)
        return None if found is None else round(found, 1)

    return share


def clock(name: str, mark: str) -> Callable[[Period], int | None]:
    """A percentile: of a quarter as it was published, of a year from all its cases."""

    def value(period: Period) -> int | None:
        payloads = published(period)
        if len(payloads) < 2:
            return payloads[0]["clocks"][name][mark] if payloads else None
        return quarter.clock(counts.clock(counts.facts(period), quarter.CLOCKS[name]))[mark]

    return value


def agreement(period: Period) -> float | None:
    payloads = published(period)
    if len(payloads) < 2:
        return payloads[0]["agreement"] if payloads else None
    return quarter.agreement(counts.facts(period))


def in_time(name: str) -> Callable[[Period], int | None]:
    """The share, in percent, of cases of danger now whose clock was kept."""

    def share(period: Period) -> int | None:
        payloads = published(period)
        if len(payloads) < 2:
            return payloads[0].get("in_time", {}).get(name) if payloads else None
        return quarter.in_time(counts.facts(period), quarter.IN_TIME[name])

    return share


FIGURES = (
    ("reports", _("RAPORTO!: reports"), "reports", total(lambda payload: payload["reports"])),
    ("by_rubric", _("RAPORTO!: reports by rubric"), "reports", table(lambda payload: payload["by_rubric"])),
    ("by_region", _("RAPORTO!: reports by region"), "reports", table(lambda payload: payload["by_region"])),
    ("by_channel", _("RAPORTO!: reports by channel"), "reports", table(lambda payload: payload["by_channel"])),
    (
        "views_avoided",
        _("RAPORTO!: views avoided"),
        "reports",
        total(lambda payload: payload["looked_at"]["from_prior_verdict"]),
    ),
    ("look_p50", _("RAPORTO!: time to the first look, half of reports"), "hours", clock("look", "p50")),
    ("look_p90", _("RAPORTO!: time to the first look, nine of ten reports"), "hours", clock("look", "p90")),
    ("notice_p50", _("RAPORTO!: time to the notice, half of cases"), "hours", clock("notice", "p50")),
    ("notice_p90", _("RAPORTO!: time to the notice, nine of ten cases"), "hours", clock("notice", "p90")),
    ("removal_p50", _("RAPORTO!: time to removal, half of what was removed"), "days", clock("removal_days", "p50")),
    ("removal_p90", _("RAPORTO!: time to removal, nine of ten"), "days", clock("removal_days", "p90")),
    ("removed_in_3_days", _("RAPORTO!: removed within three days"), "%", removed_within(3)),
    ("removed_in_7_days", _("RAPORTO!: removed within seven days"), "%", removed_within(7)),
    ("agreement", _("RAPORTO!: agreement of two analysts (kappa)"), "kappa", agreement),
    ("danger_look_in_time", _("RAPORTO!: danger now, looked at within two hours"), "%", in_time("look")),
    ("danger_action_in_time", _("RAPORTO!: danger now, acted on within four hours"), "%", in_time("action")),
)
