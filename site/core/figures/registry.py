"""Public figures by name: an app registers what it can tell of a period, and a National Report asks for it by name.

An app registers its figures in `apps.py: ready()`; nobody imports anybody. A figure that was used somewhere is frozen:
its value with the day, the version of the query and a hash over all of it, so that it can be checked years later.
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise

PERIOD = re.compile(r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?")


@dataclass(frozen=True, order=True)
class Period:
    """A year, a quarter or a month; `end` is its last day. Written 2026, 2026-Q3, 2026-07."""

    start: dt.date
    end: dt.date

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Raises ValueError."""
        found = PERIOD.fullmatch(text)
        if not found or found["year"] < "1900":
            raise ValueError("expected a period like 2026, 2026-Q3 or 2026-07")
        year = int(found["year"])
        if found["quarter"]:
            return cls.of_months(year, int(found["quarter"]) * 3 - 2, 3)
        return cls.of_months(year, int(found["month"]), 1) if found["month"] else cls.of_months(year, 1, 12)

    @classmethod
    def of_months(cls, year: int, first: int, months: int) -> "Period":
        last = first + months
        after = dt.date(year + 1, 1, 1) if last > 12 else dt.date(year, last, 1)
        return cls(dt.date(year, first, 1), after - dt.timedelta(days=1))

    @classmethod
    def quarter_of(cls, day: dt.date) -> "Period":
        return cls.of_months(day.year, (day.month - 1) // 3 * 3 + 1, 3)

    @property
    def months(self) -> int:
        return self.end.month - self.start.month + 1

    @property
    def quarters(self) -> list["Period"]:
        """The quarters that it consists of; a month has none."""
        return [self.of_months(self.start.year, first, 3) for first in range(self.start.month, self.end.month - 1, 3)]

    def __str__(self) -> str:
        year = str(self.start.year)
        return {12: year, 3: f"{year}-Q{(self.start.month + 2) // 3}"}.get(self.months, f"{self.start:%Y-%m}")


@dataclass(frozen=True)
class Figure:
    """A named figure. `version` grows whenever the query behind it changes its meaning."""

    name: str
    label: str | Promise
    function: Callable[[Period], Any]
    version: int
    unit: str


@dataclass(frozen=True)
class FrozenFigure:
    """A figure as it was on `date`. `value` is a number, a text, None (too small to be told), or JSON of these."""

    name: str
    period: str
    value: Any
    unit: str
    date: str
    version: int
    hash: str

    def is_sound(self) -> bool:
        """True while nothing of it was changed."""
        return self.hash == digest(**{name: part for name, part in asdict(self).items() if name != "hash"})


FIGURES: dict[str, Figure] = {}


def register(
    name: str, label: str | Promise, function: Callable[[Period], Any], *, version: int = 1, unit: str = ""
) -> None:
    """Register a figure. `function` gets a Period and returns plain JSON: None for what may not be told.

    Raises ValueError where another function has the name.
    """
    if name in FIGURES and FIGURES[name].function is not function:
        raise ValueError(f"figures: {name} is registered twice")
    FIGURES[name] = Figure(name, label, function, version, unit)


def choices() -> list[tuple[str, str | Promise]]:
    return [(figure.name, figure.label) for figure in FIGURES.values()]


def value(name: str, period: Period | str) -> Any:
    """The figure `name` now. Raises KeyError where no app gives it, ValueError for what is no period."""
    return FIGURES[name].function(as_period(period))


def freeze(name: str, period: Period | str) -> FrozenFigure:
    """The figure as it is today, with all that is needed to check it later."""
    figure, period = FIGURES[name], as_period(period)
    facts = {
        "name": name,
        "period": str(period),
        "value": json.loads(json.dumps(figure.function(period))),  # as it comes back from a database
        "unit": figure.unit,
        "date": timezone.localdate().isoformat(),
        "version": figure.version,
    }
    return FrozenFigure(**facts, hash=digest(**facts))


def as_period(period: Period | str) -> Period:
    return period if isinstance(period, Period) else Period.parse(period)


def digest(**facts: object) -> str:
    """SHA-256 of the facts in one way of writing them."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
