"""Putting an advice card's text into the message box: the page comes back with it, and nothing typed is lost."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from reporting.cases import opening
from reporting.desk.forms import FORMS
from reporting.desk.forms.advice import with_card
from reporting.desk.views.report import get_report, open_or_explain, show
from reporting.rubrics.translations import RubricNames
from reporting.vault.views.access import desk
from reporting.vault.views.lock import unlock_in_passing


@desk
def insert(request, pk):
    if request.method != "POST":
        return redirect("reporting_desk:report", pk)
    passing, carrier = unlock_in_passing(request)
    found = get_report(request.user, pk)
    opened = open_or_explain(request, found, form=passing, carry=True, status=403)
    response = filled_in(request, opened) if isinstance(opened, opening.Opened) else opened
    response.cookies.update(carrier.cookies)
    return response


def filled_in(request, opened):
    form = FORMS["write"](None, report=opened.report, taxonomy=RubricNames.load(), user=request.user)
    if not form.allowed(request.user, opened.report):
        return show(request, opened, status=403, problem=_("This report is in somebody else's hands."))
    data, card = with_card(request.POST, opened.report.language)
    form = FORMS["write"](data, report=opened.report, taxonomy=RubricNames.load(), user=request.user)
    if card:
        messages.success(request, _("The card is in the message box. Change it until it fits this person."))
    return show(request, opened, problem="" if card else _("Choose a card first."), bound=form)
