"""Unlocking one's key with the passphrase, and locking it again."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from nacl.public import PrivateKey

from accounts.models import StaffRequest
from reporting.vault import session_key
from reporting.vault.actions import unlocking
from reporting.vault.crypto import passphrases
from reporting.vault.forms import UnlockForm
from reporting.vault.models import KeyHolder
from reporting.vault.views.access import home_of, keyholder, way

NOT_CARRIED = ("csrfmiddlewaretoken", "passphrase")


@keyholder
def unlock(request: StaffRequest) -> HttpResponse:
    """The form, and on POST the key kept open for this session."""
    back = safe_next(request)
    if request.method != "POST":
        return locked_page(request, next_url=back)
    form = UnlockForm(request.POST)
    private = opened_key(request, form)
    if private is None:
        return locked_page(request, form, next_url=back, status=422)
    response = redirect(back)
    session_key.keep(request, response, private)
    return response


@keyholder
@require_POST
def lock(request: StaffRequest) -> HttpResponse:
    response = redirect(home_of(request.user))
    session_key.forget(request, response)
    unlocking.lock(request.user)
    messages.info(request, _("Your key is locked."))
    return response


def opened_key(request: StaffRequest, form: Any) -> PrivateKey | None:
    """The key that the passphrase in `form` opens, or None with a sentence in the form."""
    if not form.is_valid():
        return None
    try:
        return unlocking.unlock(request.user, form.cleaned_data["passphrase"])
    except KeyHolder.DoesNotExist:
        form.add_error("passphrase", _("You have no key yet. Make one on the page of keys."))
    except unlocking.TooManyTries:
        form.add_error("passphrase", _("Wrong too often. Wait a few minutes and try again."))
    except passphrases.WrongPassphrase:
        form.add_error("passphrase", _("This passphrase does not open your key."))
    return None


def unlock_in_passing(request: StaffRequest) -> tuple[UnlockForm | None, HttpResponse]:
    """Unlock with a passphrase that came along with a step, so that nothing typed is lost when the key locked itself.

    Returns the form (None where no passphrase came) and a response that carries the cookie to hand on.
    """
    carrier = HttpResponse()
    if "passphrase" not in request.POST:
        return None, carrier
    form = UnlockForm(request.POST)
    private = opened_key(request, form)
    if private is not None:
        session_key.keep(request, carrier, private)
        request.COOKIES[session_key.cookie_name()] = carrier.cookies[session_key.cookie_name()].value
    return form, carrier


def locked_page(
    request: StaffRequest, form: Any = None, *, next_url: str = "", carry: bool = False, status: int = 200, **more: Any
) -> HttpResponse:
    """Asks for the passphrase. With `carry`, what was typed for a step goes along and is done after unlocking."""
    carried = [(k, v) for k, values in request.POST.lists() for v in values if k not in NOT_CARRIED] if carry else []
    context = {
        "form": form or UnlockForm(),
        "action": request.path if carry else reverse("reporting_desk:unlock"),
        "next": next_url,
        "carried": carried,
        "has_key": KeyHolder.objects.filter(user=request.user).exists(),
        "minutes": settings.VAULT_IDLE_MINUTES,
        "header_title": _("Unlock"),
        "breadcrumbs_items": way(request.user, _("Unlock")),
        **more,
    }
    return render(request, "reporting/vault/locked.html", context, status=status)


def safe_next(request: StaffRequest) -> str:
    """Where to go after unlocking: only within this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return wanted
    return home_of(request.user)
