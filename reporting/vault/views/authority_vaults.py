"""The vaults of authorities: each is set up once, for its first officer, who then gives the key to the others."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import roles
from accounts.models import StaffRequest, User
from accounts.roles import is_admin
from reporting.authorities.models import Authority
from reporting.vault import key_holders
from reporting.vault.actions import confirming, vaults
from reporting.vault.models import KeyHolder
from reporting.vault.views.access import unkept, way


def may_set_up(user: User) -> bool:
    return is_admin(user) or roles.is_supervisor(user)


arranging = unkept(may_set_up)


@arranging
@require_safe
def authorities(request: StaffRequest) -> HttpResponse:
    return page(request)


@arranging
@require_POST
def make(request: StaffRequest, slug: str, pk: UUID) -> HttpResponse:
    """Make the authority's vault and give its key to this officer."""
    authority = get_object_or_404(Authority, slug=slug, active=True)
    if vaults.authority_vault(authority):
        return page(
            request, problem=_("This authority has a vault: its officers give its key to each other."), status=409
        )
    if vaults.waiting_authority_vault(authority):
        return page(request, problem=_("A vault waits for this authority until a keyholder confirms it."), status=409)
    people = key_holders.officers(authority)
    holder = get_object_or_404(KeyHolder, pk=pk, user__in=people)
    messages.success(request, made(authority, holder, request.user))
    return redirect("reporting_desk:authorities")


def made(authority: Authority, holder: KeyHolder, user: User) -> str:
    """Make the vault; it waits for a second person once the desk has keys. Returns what to say of it."""
    waits = confirming.is_needed()
    vaults.make_authority_vault(authority, holder, by=user, waits=waits)
    if not waits:
        return _("The vault is made. Its first officer can now give the key to the others.")
    confirming.tell()
    return _("The vault is asked for. It is used when somebody else who holds a key has confirmed it.")


def page(request: StaffRequest, *, problem: str = "", status: int = 200) -> HttpResponse:
    context = {
        "authorities": key_holders.authorities(),
        "problem": problem,
        "header_title": _("Vaults of authorities"),
        "breadcrumbs_items": way(request.user, _("Vaults of authorities")),
    }
    return render(request, "reporting/vault/authority_vaults.html", context, status=status)
