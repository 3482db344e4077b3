"""Keys: one's own, and who holds those of the vaults."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from nacl.public import PrivateKey

from accounts import roles
from accounts.models import StaffRequest, User
from core.access import refused
from reporting.vault import key_holders, news, opening, session_key
from reporting.vault.actions import confirming, copies, holders, recovery, rotation, unlocking
from reporting.vault.crypto import passphrases
from reporting.vault.forms import NewKeyForm, PassphraseForm, TypedNameForm
from reporting.vault.models import KeyHolder, RecoveryKey, Vault
from reporting.vault.views.access import keyholder, way
from reporting.vault.waiting import waiting


@keyholder
@require_safe
def keys(request: StaffRequest) -> HttpResponse:
    return page(request)


@keyholder
@require_POST
def make(request: StaffRequest) -> HttpResponse:
    """Make a key of one's own. The vaults' keys must then be given to it, also where there was an earlier one."""
    form = NewKeyForm(request.POST)
    if not form.is_valid():
        return page(request, form, status=422)
    if KeyHolder.objects.filter(user=request.user).exists() and "again_from_start" not in request.POST:
        form.add_error("passphrase", _("You have a key already."))
        return page(request, form, status=409)
    try:
        holders.make_holder(request.user, form.cleaned_data["passphrase"])
    except copies.LastKeyholder:
        form.add_error(
            "passphrase", _("You alone hold a vault's key: with a new key, only the recovery shares open it.")
        )
        return page(request, form, status=409)
    messages.success(request, _("Your key is made. Somebody who holds a vault's key can now give it to you."))
    response = redirect("reporting_desk:keys")
    session_key.forget(request, response)
    return response


@keyholder
@require_POST
def change_passphrase(request: StaffRequest) -> HttpResponse:
    """Lock the same key with another passphrase: what was given to it stays."""
    form = PassphraseForm(request.POST)
    if not form.is_valid():
        return page(request, change=form, status=422)
    try:
        unlocking.change_passphrase(request.user, form.cleaned_data["present"], form.cleaned_data["passphrase"])
    except KeyHolder.DoesNotExist:
        return page(request, problem=_("You have no key yet."), status=409)
    except unlocking.TooManyTries:
        form.add_error("present", _("Wrong too often. Wait a few minutes and try again."))
        return page(request, change=form, status=422)
    except passphrases.WrongPassphrase:
        form.add_error("present", _("This passphrase does not open your key."))
        return page(request, change=form, status=422)
    messages.success(request, _("Your passphrase is changed."))
    return redirect("reporting_desk:keys")


def for_holder(
    act: Callable[[StaffRequest, Vault, KeyHolder, PrivateKey], HttpResponse],
) -> Callable[..., HttpResponse]:
    """A view out of `act(request, vault, holder, private)`: POST, held vault, rule, unlocked key, refusals."""

    @keyholder
    @require_POST
    @wraps(act)
    def view(request: StaffRequest, kind: str, scope: str, pk: UUID) -> HttpResponse:
        vault, holder = of_request(request, kind, scope, pk)
        if not key_holders.may_change(request.user, vault):
            return refused(request)
        try:
            return act(request, vault, holder, opening.opened_vault_key(request, vault.pk))
        except tuple(REFUSED) as refusal:
            return page(request, problem=REFUSED[type(refusal)], status=409)

    return view


REFUSED = {
    session_key.Locked: gettext_lazy("Unlock your key first."),
    copies.LastKeyholder: gettext_lazy("Nobody else holds the vault's key: give it to somebody first."),
    rotation.NotActive: gettext_lazy("Somebody else has just given this vault a new key. Try again."),
}


@for_holder
def give(request: StaffRequest, vault: Vault, holder: KeyHolder, private: PrivateKey) -> HttpResponse:
    """Give a vault's key to a colleague."""
    copies.give_scope(vault, private, holder, by=request.user)
    messages.success(request, _("%(name)s now holds the vault's key.") % {"name": name_of(holder)})
    return redirect("reporting_desk:keys")


@for_holder
def withdraw(request: StaffRequest, vault: Vault, holder: KeyHolder, private: PrivateKey) -> HttpResponse:
    """Take a vault's key from a colleague, whose name is typed back: the vault gets another key at once."""
    form = TypedNameForm(request.POST if "name" in request.POST else None, wanted=name_of(holder))
    if not form.is_valid():
        return ask_for_name(request, form, vault)
    rotation.withdraw(vault, holder, private, by=request.user)
    messages.success(request, _("%(name)s no longer holds the vault's key.") % {"name": name_of(holder)})
    return redirect("reporting_desk:rotation", vault.kind, vault.scope)


def ask_for_name(request: StaffRequest, form: TypedNameForm, vault: Vault) -> HttpResponse:
    context = {
        "form": form,
        "vault": key_holders.named([vault])[0],
        "own": form.wanted == (request.user.get_full_name() or request.user.get_username()),
        "header_title": _("Withdraw a key"),
        "breadcrumbs_items": way(request.user, _("Withdraw a key")),
    }
    return render(request, "reporting/vault/withdraw.html", context, status=422 if form.is_bound else 200)


def of_request(request: StaffRequest, kind: str, scope: str, pk: UUID) -> tuple[Vault, KeyHolder]:
    """The vault, if its key is held by who asks, and the key of a person who may hold it too; else 404."""
    vault = held_vault(request.user, kind, scope)
    people = key_holders.eligible(vault)
    return vault, get_object_or_404(KeyHolder.objects.select_related("user"), user__in=people, pk=pk)


def held_vault(user: User, kind: str, scope: str) -> Vault:
    vault = key_holders.held_by(user).filter(kind=kind, scope=scope).first()
    if vault is None:
        raise Http404
    return vault


def name_of(holder: KeyHolder) -> str:
    return holder.user.get_full_name() or holder.user.get_username()


def page(
    request: StaffRequest, form: Any = None, *, change: Any = None, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    user = request.user
    vaults = key_holders.named(key_holders.held_by(user))
    for vault in vaults:
        vault.may_change = key_holders.may_change(user, vault)
    supervisor, confirms = roles.is_supervisor(user), confirming.may_confirm(user)
    context = {
        "vaults": vaults,
        "rows": key_holders.grid(user, vaults),
        "has_key": KeyHolder.objects.filter(user=user).exists(),
        "supervisor": supervisor,
        "officer": not roles.on_desk(user),
        "recovery": RecoveryKey.objects.filter(active=True).first() if supervisor else None,
        "missing": list(recovery.rubrics_without_vault()) if supervisor else [],
        "confirms": confirms,
        "waiting": waiting(user) if confirms else [],
        "lately": news.lately() if confirms else [],
        "unlocked": session_key.is_unlocked(request),
        "form": form or NewKeyForm(),
        "change": change or PassphraseForm(),
        "problem": problem,
        "header_title": _("Keys"),
        "breadcrumbs_items": way(request.user, _("Keys")),
    }
    return render(request, "reporting/vault/keys.html", context, status=status)
