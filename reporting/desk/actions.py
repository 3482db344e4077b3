"""Where reported links are hosted: of what is worked out, the report keeps the country alone."""

from django.db import transaction

from accounts.models import User
from core import audit
from core.rows import locked
from reporting.cases.models.report import Report
from reporting.verbs import Verb


@transaction.atomic
def keep_country(report: Report, *, by: User, country: str) -> Report:
    """Note the hosting country (two letters): the one fact of a link that figures may count."""
    report = locked(report)
    report.host_country = country
    report.save(update_fields=["host_country"])
    audit.record(Verb.REPORT_HOST_COUNTRY, report, by=by, country=country)
    return report
