"""Bar charts as numbers for an SVG template (templates/reporting/figures/bars.html). Drawn on the server, no script.

As wide as a phone, so that its text is readable there; each bar stands below its label.
"""

from dataclasses import dataclass

WIDTH, ROW, TEXT, THICK = 360, 46, 14, 16
FULL = WIDTH - 90  # room for the number behind the longest bar


@dataclass(frozen=True)
class Bar:
    """One bar: `shown` stands behind it. A number that is not told has no length."""

    label: str
    shown: str
    row: int
    length: int

    @property
    def label_y(self) -> int:
        return self.row * ROW + TEXT

    @property
    def top(self) -> int:
        return self.label_y + 6

    @property
    def number_y(self) -> int:
        return self.top + THICK - 3

    @property
    def number_x(self) -> int:
        return self.length + 6


@dataclass(frozen=True)
class Chart:
    """A chart, and the same as a table: `columns` are the table's headings."""

    name: str
    title: str
    columns: tuple[str, str]
    bars: list[Bar]

    width, thick = WIDTH, THICK

    @property
    def height(self) -> int:
        return ROW * len(self.bars)

    @property
    def rows(self) -> list[list[str]]:
        return [[bar.label, bar.shown] for bar in self.bars]


def chart(name: str, title: str, columns: tuple[str, str], rows: list[tuple[str, int | None]], hidden: str) -> Chart:
    """Horizontal bars of `rows` (label, number); None is shown as `hidden`."""
    longest = max((value for _, value in rows if value), default=1)
    bars = [
        Bar(label, hidden if value is None else str(value), row, round(FULL * (value or 0) / longest))
        for row, (label, value) in enumerate(rows)
    ]
    return Chart(name, title, columns, bars)
