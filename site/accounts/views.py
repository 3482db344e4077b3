"""Pages of the admin about the people who work here."""

from django.apps import apps
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.models import StaffRequest
from accounts.roles import ROLES, Role, any_staff
from core.access import allow

ACTS = {
    "add": gettext_lazy("add"),
    "change": gettext_lazy("change"),
    "delete": gettext_lazy("delete"),
    "view": gettext_lazy("see"),
    "publish": gettext_lazy("publish"),
    "bulk_delete": gettext_lazy("delete several"),
    "lock": gettext_lazy("lock"),
    "unlock": gettext_lazy("unlock"),
}
SINGLE = {
    "wagtailadmin.access_admin": gettext_lazy("Enter the admin"),
    "wagtail_localize.submit_translation": gettext_lazy("Send for translation"),
}


@allow(any_staff)
@require_safe
def roles(request: StaffRequest) -> HttpResponse:
    """Each role: what it is for and what it may do."""
    context = {
        "roles": [{"role": role, "may": permissions(role)} for role in ROLES],
        "own": request.user.role_slugs,
        "header_title": _("Roles"),
        "breadcrumbs_items": [{"url": None, "label": _("Roles")}],
    }
    return render(request, "accounts/roles.html", context)


def permissions(role: Role) -> list[str]:
    """The role's permissions in words, one line for each kind of thing."""
    lines = [str(SINGLE[name]) for name in role.permissions if name in SINGLE]
    things: dict[str, list[str]] = {}
    for name in role.permissions:
        if name not in SINGLE:
            act, thing = parts(name)
            things.setdefault(thing, []).append(str(ACTS[act]))
    if role.pages:
        things[_("Pages")] = [str(ACTS[act]) for act in role.pages]
    if role.media:
        things[_("Pictures and documents")] = [str(ACTS["add"]), str(ACTS["change"])]
    return lines + [f"{thing}: {', '.join(acts)}" for thing, acts in things.items()]


def parts(permission: str) -> tuple[str, str]:
    """`app.act_model` as the act and the model's plural name."""
    app, codename = permission.split(".")
    act, _sep, model = codename.rpartition("_")
    return act, capfirst(str(apps.get_model(app, model)._meta.verbose_name_plural))
