"""A new key for a vault, and the way of its data keys, in batches that the page asks for one after another."""

import time

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from nacl.public import PrivateKey

from accounts.models import StaffRequest, User
from core.access import refused
from reporting.vault import key_holders, opening, session_key
from reporting.vault.actions import rotation as rotating
from reporting.vault.models import Rotation, Vault
from reporting.vault.views.access import keyholder, way
from reporting.vault.views.keys import held_vault, page

SECONDS = 2.0  # of work in one request


@keyholder
@require_POST
def start(request: StaffRequest, kind: str, scope: str) -> HttpResponse:
    """Give the vault another key."""
    vault = held_vault(request.user, kind, scope)
    if not key_holders.may_change(request.user, vault):
        return refused(request)
    try:
        rotating.start(vault, opening.opened_vault_key(request, vault.pk), by=request.user)
    except session_key.Locked:
        return page(request, problem=_("Unlock your key first."), status=409)
    except rotating.NotActive:
        return page(request, problem=_("Somebody else has just given this vault a new key. Try again."), status=409)
    return redirect("reporting_desk:rotation", kind, scope)


@keyholder
@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: StaffRequest, kind: str, scope: str) -> HttpResponse:
    """How far it is; a POST does the next two seconds of it. Anybody who holds the vault's key may carry on."""
    vault = key_holders.held_by(request.user).filter(kind=kind, scope=scope).first()
    if vault is None:  # the person who started it may have withdrawn their own key
        return redirect("reporting_desk:keys")
    key_holders.named([vault])
    if request.method != "POST":
        return show(request, vault)
    try:
        carry_on(vault, opening.opened_vault_key(request, vault.pk), by=request.user)
    except session_key.Locked:
        return show(request, vault, problem=_("Unlock your key first."), status=409)
    if not Rotation.objects.filter(new=vault).exists():
        messages.success(request, _("All reports are under the new key; the old one is destroyed."))
        return redirect("reporting_desk:keys")
    return redirect("reporting_desk:rotation", kind, scope)


def carry_on(vault: Vault, private: PrivateKey, *, by: User) -> None:
    """Batches until the time of one request is over."""
    until = time.monotonic() + SECONDS
    for rotation in Rotation.objects.filter(new=vault).select_related("new"):
        last, over = 0, False
        while not over and time.monotonic() < until:
            batch = rotating.step(rotation, private, after=last)
            last, over = batch.last, batch.over
        if over:
            rotation.refresh_from_db()
            rotating.finish(rotation, by=by)


def show(request: StaffRequest, vault: Vault, *, problem: str | Promise = "", status: int = 200) -> HttpResponse:
    rotations = list(Rotation.objects.filter(new=vault))
    total, done = sum(row.total for row in rotations), sum(row.done for row in rotations)
    context = {
        "vault": vault,
        "rotations": rotations,
        "total": total,
        "done": min(done, total),
        "stuck": bool(rotations) and done >= total,
        "unlocked": session_key.is_unlocked(request),
        "problem": problem,
        "header_title": _("New key"),
        "breadcrumbs_items": way(request.user, _("New key")),
    }
    return render(request, "reporting/vault/rotation.html", context, status=status)
