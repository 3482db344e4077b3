"""What all views of officers share: answers that nobody keeps, who may enter, the authority of who is signed in."""

from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import StaffRequest, User
from accounts.roles import is_officer
from core.access import View, allow
from core.http import private
from reporting.authorities.models import Authority
from reporting.referrals.models import Referral


def officer(view: View) -> View:
    """A view for officers; whatever it answers, refusals too, is stored nowhere."""
    guarded = allow(is_officer)(view)

    @wraps(guarded)
    def unkept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return private(guarded(request, *args, **kwargs))

    return cast(View, unkept)


def authority_of(user: User) -> Authority | None:
    return Authority.objects.filter(officers__user=user, active=True).first()


def get_referral(user: User, pk: UUID) -> Referral:
    """A referral of this officer's own authority; anybody else's does not exist."""
    rows = Referral.objects.of_officer(user).select_related("authority", "report")
    return get_object_or_404(rows, pk=pk)


def crumbs(*labels: object) -> list[dict]:
    here = [{"url": None, "label": label} for label in labels]
    return [
        {"url": reverse("reporting_authority:inbox") if here else None, "label": _("Cases for your authority")},
        *here,
    ]


def explain(request: StaffRequest, referral: Referral, problem: str, status: int) -> HttpResponse:
    """The page that says why a case stays closed."""
    context = {"problem": problem, "breadcrumbs_items": crumbs(_("Closed"))}
    return render(request, "reporting/referrals/officer/explanation.html", context, status=status)
