"""What was handed to an officer's authority: facts only, so it works while the key is locked."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import StaffRequest
from reporting.referrals.models import Referral
from reporting.referrals.views.officer.access import authority_of, crumbs, officer
from reporting.vault import session_key
from reporting.vault.models import VaultKey

PAGE = 50


@officer
@require_safe
def inbox(request: StaffRequest) -> HttpResponse:
    text = request.GET.get("page", "1")
    number = int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 6 else 1
    number = max(number, 1)
    start = (number - 1) * PAGE
    rows = list(Referral.objects.of_officer(request.user).order_by("-at", "pk")[start : start + PAGE + 1])
    context = {
        "authority": authority_of(request.user),
        "rows": rows[:PAGE],
        "number": number,
        "further": len(rows) > PAGE,
        "unlocked": session_key.is_unlocked(request),
        "holds": VaultKey.objects.filter(holder__user=request.user).exists(),
        "header_title": _("Cases for your authority"),
        "breadcrumbs_items": crumbs(),
    }
    return render(request, "reporting/referrals/officer/inbox.html", context)
