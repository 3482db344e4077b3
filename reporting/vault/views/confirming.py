"""A second person confirms, or refuses, a role of the desk or a new vault; with a key that is unlocked."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import RoleRequest, StaffRequest
from accounts.people.desk_roles import NotTwoPeople
from core.access import refused
from reporting.vault import opening, session_key
from reporting.vault.actions import confirming
from reporting.vault.models import Vault, VaultRequest
from reporting.vault.views.access import desk
from reporting.vault.views.keys import page

KINDS = {"rol": RoleRequest, "kasaforte": VaultRequest}
ACTS: dict[tuple[str, str], Callable[..., None]] = {
    ("rol", "po"): confirming.confirm_role,
    ("rol", "jo"): confirming.refuse_role,
    ("kasaforte", "po"): confirming.confirm_vault,
    ("kasaforte", "jo"): confirming.refuse_vault,
}


@desk
@require_POST
def answer(request: StaffRequest, kind: str, pk: int, said: str) -> HttpResponse:
    """Say yes or no to what somebody else asked for."""
    if (kind, said) not in ACTS:
        raise Http404
    if not confirming.may_confirm(request.user):
        return refused(request)
    asked = get_object_or_404(KINDS[kind], pk=pk)
    try:
        prove_unlocked(request)
        ACTS[kind, said](asked, by=request.user)
    except session_key.Locked:
        return page(request, problem=_("Unlock your key first."), status=409)
    except NotTwoPeople:
        return page(request, problem=_("Somebody else must confirm this: not who asked, nor whose it is."), status=409)
    messages.success(request, _("Confirmed. It is in effect.") if said == "po" else _("Refused. Nothing comes of it."))
    return redirect("reporting_desk:keys")


def prove_unlocked(request: StaffRequest) -> None:
    """Open one of the vaults' keys with the person's own: that alone proves that it is unlocked. Raises Locked."""
    held = Vault.objects.active().of_rubrics().opened_by(request.user).values_list("pk", flat=True)
    opening.opened_vault_key(request, held.first())
