"""What the public page shows of a published quarter."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.figures.registry import Period
from core.models import PublishedFigure
from reporting.figures import names as words
from reporting.figures.charts import Chart, chart
from reporting.figures.quarter import within

SHOWN = 4  # quarters side by side


@dataclass
class Story:
    """The newest published quarter in words and tables, and the ones before it beside it."""

    period: str
    published_on: object
    headline: list[dict]
    chart: Chart
    rubrics: dict
    countries: dict
    regions: dict


def story(rows: list[PublishedFigure]) -> Story | None:
    """`rows` are the published quarters, the oldest first; None while there is none."""
    if not rows:
        return None
    newest, shown = rows[-1], rows[-SHOWN:]
    names = words.rubric_names()
    return Story(
        in_words(newest.period),
        newest.date,
        headline(newest.value),
        reports_chart(newest.value, names),
        beside(_("Reports by kind"), shown, "by_rubric", names),
        countries(newest.value["removal"]),
        beside(_("Reports by region"), shown, "by_region", words.region_names()),
    )


def in_words(period: str) -> str:
    quarter = Period.parse(period)
    return _("quarter %(number)s of %(year)s") % {"number": (quarter.start.month + 2) // 3, "year": quarter.start.year}


def in_short(period: str) -> str:
    """For the head of a column."""
    quarter = Period.parse(period)
    return _("Q%(number)s %(year)s") % {"number": (quarter.start.month + 2) // 3, "year": quarter.start.year}


def told(value: object) -> str:
    """A number, or the word for one that is too small to be told or protects such a one."""
    return _("not told") if value is None else str(value)


def hours(value: int | None) -> str:
    return told(None) if value is None else ngettext("%(n)s hour", "%(n)s hours", value) % {"n": value}


def days(value: int | None) -> str:
    return told(None) if value is None else ngettext("%(n)s day", "%(n)s days", value) % {"n": value}


def headline(payload: dict) -> list[dict]:
    clocks, removal = payload["clocks"], payload["removal"]
    return [
        {"number": told(payload["reports"]), "label": _("reports")},
        {"number": hours(clocks["look"]["p50"]), "label": _("until somebody looks, for half of them at most")},
        {"number": hours(clocks["look"]["p90"]), "label": _("for nine of ten at most")},
        {"number": days(clocks["removal_days"]["p50"]), "label": _("until it is gone, for half of what went at most")},
        {"number": days(clocks["removal_days"]["p90"]), "label": _("for nine of ten of what went at most")},
        {"number": share(removal["columns"], removal["total"], 3), "label": _("gone within three days")},
        {"number": share(removal["columns"], removal["total"], 7), "label": _("gone within seven days")},
    ]


def share(cells: dict, total: int | None, days: int) -> str:
    """How much of `total` was gone within so many days."""
    found = within(cells, total, days)
    return told(None) if found is None else f"{round(found)} %"


def reports_chart(payload: dict, names: dict) -> Chart:
    rows = [(names.get(slug, slug), value) for slug, value in payload["by_rubric"].items()]
    return chart("kinds", _("Reports by kind"), (_("Kind"), _("Reports")), rows, told(None))


def beside(caption: str, shown: list[PublishedFigure], table: str, names: dict) -> dict:
    """A table with a column for each quarter."""
    keys = dict.fromkeys(key for row in shown for key in row.value[table])
    return {
        "caption": caption,
        "columns": [_("Kind") if table == "by_rubric" else _("Region"), *(in_short(row.period) for row in shown)],
        "rows": [[names.get(key, key), *(told(row.value[table].get(key)) for row in shown)] for key in keys],
    }


def countries(removal: dict) -> dict:
    named = [(words.country_name(code), row) for code, row in removal["rows"].items()]
    all_of_them = {"total": removal["total"], **removal["columns"]}
    return {
        "caption": _("How fast it went, by the country where it was hosted"),
        "columns": [_("Country"), _("Cases"), _("Gone within three days"), _("Gone within seven days")],
        "rows": [
            [name, told(row["total"]), share(row, row["total"], 3), share(row, row["total"], 7)]
            for name, row in [*named, (_("All countries"), all_of_them)]
        ],
    }
