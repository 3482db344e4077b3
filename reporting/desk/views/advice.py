"""Putting an advice card's text into the message box: the page comes back with it, and nothing typed is lost."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.models import StaffRequest
from reporting.cases.opening import Opened
from reporting.cases.views import explained, get_report, opened_or_closed
from reporting.desk.forms import FORMS
from reporting.desk.forms.advice import with_card
from reporting.desk.page import show
from reporting.rubrics.translations import RubricNames
from reporting.vault.views.access import desk


@desk
@explained
def insert(request: StaffRequest, pk: UUID) -> HttpResponse:
    if request.method != "POST":
        return redirect("reporting_desk:report", pk)
    return filled_in(request, opened_or_closed(request, get_report(request.user, pk)))


def filled_in(request: StaffRequest, opened: Opened) -> HttpResponse:
    form = FORMS["write"](None, report=opened.report, taxonomy=RubricNames.load(), user=request.user)
    if not form.allowed(request.user, opened.report):
        return show(request, opened, status=403, problem=_("This report is in somebody else's hands."))
    data, card = with_card(request.POST, opened.report.language)
    form = FORMS["write"](data, report=opened.report, taxonomy=RubricNames.load(), user=request.user)
    if card:
        messages.success(request, _("The card is in the message box. Change it until it fits this person."))
    return show(request, opened, problem="" if card else _("Choose a card first."), bound=form)
