"""The authority's private key for its own system, locked with a passphrase for the file (docs/authority-api.md)."""

import base64
import json

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.models import StaffRequest
from core import audit
from reporting.referrals.forms.referrals import FilePassphraseForm
from reporting.referrals.views.officer.access import authority_of, crumbs, officer
from reporting.vault import opening, session_key
from reporting.vault.actions.vaults import authority_vault
from reporting.vault.crypto import passphrases
from reporting.vault.models import Vault
from reporting.vault.views.lock import locked_page
from reporting.verbs import Verb

PARTS = ("public", "locked", "salt")


@officer
def export(request: StaffRequest) -> HttpResponse:
    authority = authority_of(request.user)
    vault = authority_vault(authority) if authority else None
    form = FilePassphraseForm(request.POST or None)
    try:
        private = opening.opened_vault_key(request, vault.pk if vault else None)
    except session_key.Locked:
        return locked_page(request, next_url=request.path)
    except opening.NoKey:
        vault = None
    if vault is None:
        return page(request, form, problem=_("You do not hold your authority’s key yourself."), status=409)
    if not form.is_valid():
        return page(request, form, status=422 if form.is_bound else 200)
    audit.record(Verb.VAULT_EXPORTED, vault, by=request.user, scope=vault.scope)
    return download(vault, passphrases.lock(private, form.cleaned_data["passphrase"]))


def download(vault: Vault, locked: passphrases.LockedKey) -> HttpResponse:
    content = {"schema": "isigurt-key/1", "vault": vault.pk, "opslimit": locked.opslimit, "memlimit": locked.memlimit}
    content |= {name: base64.b64encode(getattr(locked, name)).decode() for name in PARTS}
    headers = {"Content-Disposition": f'attachment; filename="isigurt-{vault.scope}.key.json"'}
    return HttpResponse(json.dumps(content, indent=1), content_type="application/json", headers=headers)


def page(request: StaffRequest, form: FilePassphraseForm, *, problem: str = "", status: int = 200) -> HttpResponse:
    title = _("The key for your own system")
    context = {"form": form, "problem": problem, "header_title": title, "breadcrumbs_items": crumbs(title)}
    return render(request, "reporting/referrals/officer/export.html", context, status=status)
