"""What a dossier tells of a report beside the reporter's words: facts and findings, in the authorities' language."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from reporting.assessment import findings
from reporting.cases.models.report import Report
from reporting.rubrics.translations import RubricNames

LANGUAGE = "sq"  # in which authorities read
FACTS = (
    "received_on",
    "rubric",
    "category",
    "language",
    "door",
    "channel",
    "danger",
    "age_band",
    "live_contact",
    "still_online",
    "region",
)


def day(date: dt.date) -> str:
    return f"{date.day}.{date.month}.{date.year}"


def facts(report: Report) -> list[dict]:
    """What the reporter chose, in words; nothing that tells who they are is known."""
    named = RubricNames.load(LANGUAGE).name(report)
    words = {"rubric": str(named.rubric_name), "category": str(named.category_name or "")}
    words["received_on"] = day(report.received_on)
    return [
        {
            "name": name,
            "label": str(getattr(report._meta.get_field(name), "verbose_name", name)),
            "value": words.get(name) or plain(report, name),
        }
        for name in FACTS
    ]


def plain(report: Report, name: str) -> str:
    """A field as a person reads it."""
    display = getattr(report, f"get_{name}_display", None)
    value = display() if display else getattr(report, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value or "")


def assessment(report: Report) -> dict:
    found = findings.that_counts(report)
    if not report.verdict:
        return {}
    return {
        "verdict": report.verdict,
        "label": str(report.get_verdict_display()),
        "day": day(timezone.localdate(found.at)) if found else "",
        "terms": [
            {
                "taxonomy": f.names[LANGUAGE],
                "version": f.version,
                "code": f.code,
                "label": f.labels[LANGUAGE],
                "legal": f.legal,
            }
            for f in findings.findings(found)
        ],
    }
