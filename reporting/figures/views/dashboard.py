"""The desk's dashboard."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import StaffRequest
from reporting.figures.dashboard import dashboard as figures
from reporting.vault.views.access import crumbs, desk


@desk
@require_safe
def dashboard(request: StaffRequest) -> HttpResponse:
    context = {
        "figures": figures(request.user, timezone.localdate()),
        "header_title": _("Figures"),
        "breadcrumbs_items": crumbs(_("Figures")),
    }
    return render(request, "reporting/figures/dashboard.html", context)
