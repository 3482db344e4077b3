"""What analysts found so far, for the page of a report."""

from reporting.assessment import taxonomies
from reporting.cases.models.report import Report


def found_so_far(report: Report) -> list[dict]:
    """Every assessment, the newest first, with its terms as they read when it was made. Up to three queries."""
    rows = list(report.assessments.select_related("analyst").order_by("-at", "-pk"))
    known = taxonomies.every_version() if any(row.terms for row in rows) else {}
    return [{"assessment": row, "terms": taxonomies.in_words(row, known)} for row in rows]
