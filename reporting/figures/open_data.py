"""What was published, as rows for a spreadsheet and as JSON for programs."""

import csv
import io
from collections.abc import Iterator

from core.figures import publishing
from core.models import PublishedFigure
from reporting.figures.quarter import NAME

COLUMNS = ("period", "table", "row", "column", "value", "unit", "published_on", "version")
BOM = "\ufeff"  # without it spreadsheets take ë and ç for something else
HIDDEN = "hidden"


def published() -> list[PublishedFigure]:
    return publishing.published(NAME)


def as_csv(rows: list[PublishedFigure]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        for table, name, column, value, unit in cells(row.value):
            told = HIDDEN if value is None else value
            writer.writerow([row.period, table, name, column, told, unit, row.date.isoformat(), row.version])
    return BOM + written.getvalue()


def cells(payload: dict) -> Iterator[tuple]:
    """(table, row, column, value, unit) of everything in the tables of a quarter."""
    yield "reports", "total", "", payload["reports"], "reports"
    for table in ("by_rubric", "by_channel", "by_region", "looked_at"):
        for name, value in payload[table].items():
            yield table, name or "not_said", "", value, "reports"
    removal = payload["removal"]
    for name, columns in {**removal["rows"], "total": {"total": removal["total"], **removal["columns"]}}.items():
        for column, value in columns.items():
            yield "removal_by_country", name, column, value, "cases"
    for name, marks in payload["clocks"].items():
        for mark, value in marks.items():
            yield "clocks", name, mark, value, "days" if name == "removal_days" else "hours"
    yield "agreement", "kappa", "", payload["agreement"], "kappa"
    for name, value in payload.get("in_time", {}).items():  # quarters of earlier versions have none
        yield "danger_in_time", name, "", value, "%"


def as_json(rows: list[PublishedFigure]) -> dict:
    """Every quarter with what is needed to check it: hash, day, version of the query."""
    return {
        "hidden": None,
        "threshold": 5,
        "quarters": [
            {
                "period": row.period,
                "name": row.name,
                "published_on": row.date.isoformat(),
                "version": row.version,
                "sha256": row.hash,
                "value": row.value,
            }
            for row in rows
        ],
    }
