"""The first set-up: the recovery key in shares, and a vault for each rubric.

Between the page that shows the shares and the one that takes two of them back, nothing is stored. What the next page
needs of the recovery key (its public half, the shares' fingerprints) is no secret and travels signed in the form.
"""

import secrets
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import roles
from accounts.models import StaffRequest
from reporting.vault import key_holders, opening, session_key
from reporting.vault.actions import recovery
from reporting.vault.crypto import shares as sharing
from reporting.vault.forms import SharesForm, TypedBackForm
from reporting.vault.models import KeyHolder, RecoveryKey
from reporting.vault.views.access import crumbs, unkept

SALT, HOUR = "reporting.set_up", 3600

supervising = unkept(roles.is_supervisor)


@supervising
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: StaffRequest) -> HttpResponse:
    """What will be done; on POST, the shares, shown this once."""
    form = SharesForm(request.POST or None)
    if request.method != "POST":
        return answer(request, "set_up", form=form)
    if not KeyHolder.objects.filter(user=request.user).exists():
        return answer(request, "set_up", form=form, problem=_("Make a key of your own first."), status=409)
    if not form.is_valid():
        return answer(request, "set_up", form=form, status=422)
    draft, words = sharing.make(form.cleaned_data["threshold"], form.cleaned_data["count"])
    asked = sorted(secrets.SystemRandom().sample(range(1, len(words) + 1), sharing.TYPED_BACK))
    kept = {"public": draft.public.hex(), "threshold": draft.threshold, "fingerprints": draft.fingerprints}
    state = signing.dumps({**kept, "asked": asked, "user": request.user.pk}, salt=SALT)
    typed = TypedBackForm(numbers=asked, fingerprints=draft.fingerprints)
    return answer(request, "shares", words=words, threshold=draft.threshold, state=state, form=typed)


@supervising
@require_POST
def shares(request: StaffRequest) -> HttpResponse:
    """Two shares typed back: now the recovery key and the vaults are kept, in one go."""
    try:
        state = signing.loads(request.POST.get("state", ""), salt=SALT, max_age=HOUR)
    except signing.BadSignature:
        state = {}
    if state.get("user") != request.user.pk:
        problem = _(
            "This took too long, or the page was changed. Begin again: the shares that were shown open nothing."
        )
        return answer(request, "set_up", form=SharesForm(), problem=problem, status=409)
    form = TypedBackForm(request.POST, numbers=state["asked"], fingerprints=state["fingerprints"])
    again = {"form": form, "state": request.POST["state"], "threshold": state["threshold"]}
    if not form.is_valid():
        return answer(request, "shares", **again, status=422)
    draft = sharing.Draft(bytes.fromhex(state["public"]), state["threshold"], tuple(state["fingerprints"]))
    try:
        recovery.set_up(draft, [own_key(request)], by=request.user, privates=privates(request), confirmed=True)
    except session_key.Locked:
        return answer(request, "shares", **again, problem=_("Unlock your key first, in another window."), status=409)
    except recovery.NotAllVaults as lacking:
        problem = _("You do not hold the keys of: %(names)s.") % {"names": ", ".join(lacking.names)}
        return answer(request, "set_up", form=SharesForm(), problem=problem, status=409)
    messages.success(request, _("The vaults are set up. Give their keys to a second person now."))
    return redirect("reporting_desk:keys")


@supervising
@require_POST
def missing(request: StaffRequest) -> HttpResponse:
    """Vaults for rubrics that were added later; their keys go to who asks for them. Somebody else confirms them."""
    holder = KeyHolder.objects.filter(user=request.user).first()
    if holder is None:
        messages.error(request, _("Make a key of your own first."))
    else:
        made = recovery.make_missing([holder], by=request.user)
        text = _("Vaults asked for: %(count)s. They are used when somebody else who holds a key has confirmed them.")
        messages.success(request, text % {"count": len(made)})
    return redirect("reporting_desk:keys")


def own_key(request: StaffRequest) -> KeyHolder:
    return KeyHolder.objects.get(user=request.user)


def privates(request: StaffRequest) -> dict:
    """The private halves of the vaults that this person holds. Raises Locked where there are any and the key is."""
    return {vault.pk: opening.opened_vault_key(request, vault.pk) for vault in key_holders.every_vault_of(request.user)}


def answer(request: StaffRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    context |= {
        "recovery": RecoveryKey.objects.filter(active=True).first(),
        "unlocked": session_key.is_unlocked(request),
        "header_title": _("Setting up the vaults"),
        "breadcrumbs_items": crumbs(_("Setting up the vaults")),
    }
    return render(request, f"reporting/vault/{template}.html", context, status=status)
