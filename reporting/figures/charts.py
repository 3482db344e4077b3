"""Bar charts drawn on the server: labels and numbers are text, bars are SVG (templates/reporting/figures/bars.html)."""

from dataclasses import dataclass

FULL = 100


@dataclass(frozen=True)
class Bar:
    """One bar of `length` out of FULL; `shown` stands behind it. A number that is not told has no length."""

    label: str
    shown: str
    length: int


@dataclass(frozen=True)
class Chart:
    """A chart, and the same as a table: `columns` are the table's headings."""

    name: str
    title: str
    columns: tuple[str, str]
    bars: list[Bar]

    @property
    def rows(self) -> list[list[str]]:
        return [[bar.label, bar.shown] for bar in self.bars]


def chart(name: str, title: str, columns: tuple[str, str], rows: list[tuple[str, int | None]], hidden: str) -> Chart:
    """Horizontal bars of `rows` (label, number); None is shown as `hidden`."""
    longest = max((value for _, value in rows if value), default=1)
    bars = [
        Bar(label, hidden if value is None else str(value), round(FULL * (value or 0) / longest))
        for label, value in rows
    ]
    return Chart(name, title, columns, bars)
