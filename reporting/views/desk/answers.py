"""What all views of the desk share: answers that nobody keeps, and who may enter."""

from functools import wraps

from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import allow
from core.http import private
from reporting import rules


def desk(view):
    """A view for analysts and supervisors; whatever it answers, refusals too, is stored nowhere."""
    guarded = allow(rules.on_desk)(view)

    @wraps(guarded)
    def unkept(request, *args, **kwargs):
        return private(guarded(request, *args, **kwargs))

    return unkept


def crumbs(*labels) -> list[dict]:
    """The way back to the queue, in the header of Wagtail's admin."""
    here = [{"url": None, "label": label} for label in labels]
    return [{"url": reverse("reporting_desk:queue") if here else None, "label": _("RAPORTO!")}, *here]
