"""Keys: one's own, and, for supervisors, who holds the vault's."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.access import refused
from reporting import queries, reading, rules
from reporting.actions import keys as actions
from reporting.forms.desk import NewKeyForm
from reporting.models import KeyHolder, Vault
from reporting.vault import unlocked
from reporting.views.desk.answers import crumbs, desk


@desk
@require_safe
def keys(request):
    return page(request)


@desk
@require_POST
def make(request):
    """Make a key of one's own. The vault's key must then be given to it, also where there was an earlier one."""
    form = NewKeyForm(request.POST)
    if not form.is_valid():
        return page(request, form, status=422)
    if KeyHolder.objects.filter(user=request.user).exists() and "again_from_start" not in request.POST:
        form.add_error("passphrase", _("You have a key already."))
        return page(request, form, status=409)
    try:
        actions.make_holder(request.user, form.cleaned_data["passphrase"])
    except actions.LastKeyholder:
        form.add_error(
            "passphrase", _("Nobody else holds the vault's key: a new key would close every report for ever.")
        )
        return page(request, form, status=409)
    messages.success(request, _("Your key is made. A supervisor can now give you the vault's key."))
    response = redirect("reporting_desk:keys")
    unlocked.forget(request, response)
    return response


@desk
@require_POST
def give(request, pk):
    """Give the vault's key to a colleague."""
    if not rules.is_supervisor(request.user):
        return refused(request)
    holder = colleague(pk)
    try:
        for vault in queries.vaults_of(KeyHolder.objects.get(user=request.user)):
            actions.give(vault, reading.desk_key(request, vault.pk), holder, by=request.user)
    except unlocked.Locked:
        return page(request, problem=_("Unlock your key first."), status=409)
    except (KeyHolder.DoesNotExist, reading.NoKey):
        return page(request, problem=_("You do not hold the vault's key yourself."), status=409)
    messages.success(request, _("%(name)s now holds the vault's key.") % {"name": name_of(holder)})
    return redirect("reporting_desk:keys")


@desk
@require_POST
def withdraw(request, pk):
    """Take the vault's key from a colleague."""
    if not rules.is_supervisor(request.user):
        return refused(request)
    holder = colleague(pk)
    try:
        unlocked.private_key(request)
        actions.withdraw(holder, by=request.user)
    except unlocked.Locked:
        return page(request, problem=_("Unlock your key first."), status=409)
    except actions.LastKeyholder:
        return page(request, problem=_("Nobody else holds the vault's key: give it to somebody first."), status=409)
    messages.success(request, _("%(name)s no longer holds the vault's key.") % {"name": name_of(holder)})
    return redirect("reporting_desk:keys")


def colleague(pk) -> KeyHolder:
    """The key of somebody who is on the desk now."""
    return get_object_or_404(KeyHolder.objects.select_related("user"), user__in=queries.desk_people(), pk=pk)


def name_of(holder) -> str:
    return holder.user.get_full_name() or holder.user.get_username()


def page(request, form=None, *, problem="", status=200):
    people = list(queries.desk_people())
    own = next((person for person in people if person.pk == request.user.pk), None)
    context = {
        "people": people,
        "has_key": hasattr(own, "keyholder"),
        "holds_vault": bool(hasattr(own, "keyholder") and own.keyholder.opened),
        "vault": Vault.objects.filter(active=True).first(),
        "supervisor": rules.is_supervisor(request.user),
        "unlocked": unlocked.is_unlocked(request),
        "form": form or NewKeyForm(),
        "problem": problem,
        "header_title": _("Keys"),
        "breadcrumbs_items": crumbs(_("Keys")),
    }
    return render(request, "reporting/desk/keys.html", context, status=status)
