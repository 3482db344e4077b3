"""The desk's dashboard."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reporting.figures.dashboard import dashboard as figures
from reporting.vault.views.access import crumbs, desk


@desk
@require_safe
def dashboard(request):
    context = {
        "figures": figures(request.user, timezone.localdate()),
        "header_title": _("Figures"),
        "breadcrumbs_items": crumbs(_("Figures")),
    }
    return render(request, "reporting/figures/dashboard.html", context)
