"""What all views of the desk share: answers that nobody keeps, and who may enter."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from core.access import Rule, View, allow
from core.http import private
from reporting.vault.rules import may_hold_key


def unkept(rule: Rule) -> Callable[[View], View]:
    """A view for those for whom `rule` holds; whatever it answers, refusals too, is stored nowhere."""

    def mark(view: View) -> View:
        guarded = allow(rule)(view)

        @wraps(guarded)
        def kept_nowhere(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return private(guarded(request, *args, **kwargs))

        return cast(View, kept_nowhere)

    return mark


desk = unkept(roles.on_desk)  # for analysts and supervisors
keyholder = unkept(may_hold_key)  # officers of authorities too


def home_of(user: User) -> str:
    """Where this person's work begins."""
    if roles.on_desk(user):
        return reverse("reporting_desk:queue")
    return reverse("reporting_authority:inbox" if user.has_role("officer") else "wagtailadmin_home")


def crumbs(*labels: object) -> list[dict]:
    """The way back to the queue, in the header of Wagtail's admin."""
    here = [{"url": None, "label": label} for label in labels]
    return [{"url": reverse("reporting_desk:queue") if here else None, "label": _("RAPORTO!")}, *here]


def way(user: User, *labels: object) -> list[dict]:
    """The same on pages that officers and administrators see too, who have no queue."""
    found = crumbs(*labels)
    return found if roles.on_desk(user) else [{"url": home_of(user), "label": _("Home")}, *found[1:]]
