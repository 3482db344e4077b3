"""For supervisors: an authority's officers, the tokens of its own system, and where that system is told."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import roles
from accounts.models import StaffRequest
from reporting.authorities.models import Authority, Officer
from reporting.referrals.actions import officers, webhooks
from reporting.referrals.forms.authorities import OfficerForm, TokenForm, WebhookForm
from reporting.referrals.models import AuthorityToken, Webhook
from reporting.vault.views.access import crumbs, unkept

supervisor = unkept(roles.is_supervisor)
FORMS = {"officer": OfficerForm, "token": TokenForm, "webhook": WebhookForm}


@supervisor
@require_safe
def authority(request: StaffRequest, slug: str) -> HttpResponse:
    return page(request, get_object_or_404(Authority, slug=slug))


def page(
    request: StaffRequest, found: Authority, *, status: int = 200, bound: dict | None = None, shown: str | None = None
) -> HttpResponse:
    """`shown` is a secret just made: it stands on this one page and is stored nowhere in the clear."""
    forms = {name: form(auto_id=f"{name}_%s") for name, form in FORMS.items()}
    context = {
        "authority": found,
        "officers": found.officers.select_related("user"),
        "tokens": found.tokens.filter(revoked_at=None).order_by("created_at"),
        "webhooks": found.webhooks.filter(active=True).order_by("created_at"),
        "forms": forms | (bound or {}),
        "shown": shown,
        "header_title": str(found),
        "breadcrumbs_items": crumbs(str(found)),
    }
    return render(request, "reporting/referrals/authority_access.html", context, status=status)


@supervisor
@require_POST
def add(request: StaffRequest, slug: str, what: str) -> HttpResponse:
    """Add an officer, a token or a webhook."""
    found = get_object_or_404(Authority, slug=slug)
    form = FORMS[what](request.POST, auto_id=f"{what}_%s")
    if not form.is_valid():
        return page(request, found, status=422, bound={what: form})
    if what == "officer":
        officers.add_officer(found, form.cleaned_data["user"], by=request.user)
        messages.success(request, _("Added. They make a key of their own next."))
        return redirect("reporting_desk:authority_access", slug)
    if what == "token":
        text = webhooks.make_token(found, form.cleaned_data["name"], by=request.user)[1]
    else:
        text = webhooks.make_webhook(found, form.cleaned_data["url"], by=request.user)[1]
    return page(request, found, shown=text)


@supervisor
@require_POST
def drop(request: StaffRequest, slug: str, what: str, pk: UUID) -> HttpResponse:
    """Take an officer away, revoke a token, stop a webhook."""
    found = get_object_or_404(Authority, slug=slug)
    if what == "officer":
        officers.remove_officer(get_object_or_404(Officer, authority=found, pk=pk), by=request.user)
    elif what == "token":
        webhooks.revoke_token(get_object_or_404(AuthorityToken, authority=found, pk=pk), by=request.user)
    else:
        webhooks.stop_webhook(get_object_or_404(Webhook, authority=found, pk=pk), by=request.user)
    messages.success(request, _("Kept."))
    return redirect("reporting_desk:authority_access", slug)
