"""Whence the links of a report come: worked out of the opened text, for the time of one page; nothing is fetched."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts.models import StaffRequest
from reporting.cases.opening import Opened
from reporting.cases.views import opened_for_handler
from reporting.desk import actions
from reporting.desk.origins import origins
from reporting.desk.page import show
from reporting.links.origin import UNKNOWN


@opened_for_handler("POST")
def trace(request: StaffRequest, opened: Opened) -> HttpResponse:
    """Ask name servers (if a setting allows it) and the offline database; show the page with what they said."""
    opened.resolve = True
    countries = {row.country for row in origins(opened, resolve=True)} - {UNKNOWN}
    if countries:
        opened.report.host_country = min(countries)
        actions.keep_country(opened.report, by=request.user, country=min(countries))
        messages.success(request, _("Kept: the hosting country, and nothing else of the links."))
    else:
        messages.info(request, _("The country is not known: no name server or no database of countries could tell it."))
    return show(request, opened)
