"""A record in the fields of ICCAM, INHOPE's exchange, for a partner hotline: as JSON and as CSV for import.

Codes come from the `mapping` of taxonomy terms ({"iccam": "1"}): INHOPE's lists change, so they are data. What the
desk has not said is left empty; nothing is guessed.
"""

import csv
import datetime as dt
import io
import json
from dataclasses import asdict, dataclass, field
from typing import Any

# our taxonomy -> the field of ICCAM's assessment or report that it fills
FROM_TAXONOMY = {
    "classification": "classification",
    "age": "age",
    "gender": "gender",
    "content": "content_type",
    "site": "site_type",
    "commerciality": "commerciality",
}
TRAITS = ("virtual", "user_generated", "child_modelling")  # the taxonomy "traits" maps to these names
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula


@dataclass
class Record:
    """One link of one report. Names as in ICCAM's import; the analyst is the hotline."""

    hotline: str
    hotline_reference: str
    received_date: str
    assessed_date: str
    url: str
    referrer: str = ""
    hosting_country: str = ""
    classification: str = ""
    age: str = ""
    gender: str = ""
    content_type: str = ""
    site_type: str = ""
    commerciality: str = ""
    virtual: bool = False
    user_generated: bool = False
    child_modelling: bool = False
    reported_to_law_enforcement: bool = False
    memo: str = field(default="")


def records(
    links: list[str],
    codes: dict[str, str],
    *,
    hotline: str,
    reference: str,
    received: dt.date,
    assessed: dt.date | None,
    country: str = "",
    police: bool = False,
) -> list[Record]:
    """A record for each link; `codes` maps our taxonomies to ICCAM's codes."""
    assessment: dict[str, Any] = {FROM_TAXONOMY[name]: code for name, code in codes.items() if name in FROM_TAXONOMY}
    traits: dict[str, Any] = {name: True for name in TRAITS if name in codes.get("traits", "").split()}
    return [
        Record(
            hotline=hotline,
            hotline_reference=f"{reference}-{number}",
            received_date=received.isoformat(),
            assessed_date=assessed.isoformat() if assessed else "",
            url=link,
            hosting_country=country,
            reported_to_law_enforcement=police,
            **assessment,
            **traits,
        )
        for number, link in enumerate(links, start=1)
    ]


def as_json(rows: list[Record]) -> str:
    return json.dumps(
        {"schema": "iccam-import/1", "records": [asdict(row) for row in rows]}, ensure_ascii=False, indent=1
    )


def as_csv(rows: list[Record]) -> str:
    """With a byte-order mark, or spreadsheets show ë and ç wrongly."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(Record.__dataclass_fields__), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: harmless(value) for name, value in asdict(row).items()} for row in rows)
    return "\ufeff" + out.getvalue()


def harmless(value: object) -> object:
    """A text that no spreadsheet runs."""
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value
