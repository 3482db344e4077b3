"""What the coordinators' pages have in common: who enters, the admin's frame, a list, one form to add or change."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import StaffRequest, User
from core.access import Rule, allow
from schools.coordinators import actions
from schools.coordinators.rules import lacks_region

PAGE_SIZE = 50
View = TypeVar("View", bound=Callable[..., Any])


def allow_in_region(rule: Rule) -> Callable[[View], View]:
    """As `allow(rule)`; who has the role but no region yet reads why there is nothing here, and whom to ask."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> Any:
            return no_region(request) if lacks_region(request.user) else view(request, *args, **kwargs)

        return cast(View, allow(lambda user: rule(user) or lacks_region(user))(guarded))

    return mark


def no_region(request: StaffRequest) -> HttpResponse:
    return render(request, "schools/coordinators/no_region.html", page_context(_("Sessions")))


def page_context(title: str, *parents: tuple[str, str]) -> dict:
    """What the admin's frame needs: the title, and (label, URL name) of the pages above."""
    above = [{"url": reverse(name), "label": label} for label, name in parents]
    return {
        "page_title": title,
        "header_title": title,
        "header_icon": "date",
        "breadcrumbs_items": [*above, {"url": "", "label": title}],
    }


def paginated(request: StaffRequest, records: QuerySet, size: int = PAGE_SIZE) -> dict:
    """One page of the records, with what Wagtail's template of page numbers needs."""
    found = Paginator(records, size).get_page(request.GET.get("p"))
    return {"records": found, "elided_page_range": found.paginator.get_elided_page_range(found.number)}


def show_list(request: StaffRequest, records: QuerySet, template: str, title: str) -> HttpResponse:
    context = page_context(title, (_("Sessions"), "schools_admin:sessions")) | paginated(request, records)
    return render(request, template, context)


def save_form(request: StaffRequest, form: forms.ModelForm, title: str, back: tuple[str, str]) -> HttpResponse:
    """Save what the form holds and go `back` to the list (label, URL name); 422 where it is not right."""
    if form.is_valid() and is_saved(form, request.user):
        messages.success(request, _("Saved."))
        return redirect(back[1])
    return show_form(request, form, title, _("Save"), back)


def show_form(
    request: StaffRequest, form: forms.BaseForm, title: str, label: str, *parents: tuple[str, str]
) -> HttpResponse:
    """The form with `label` on its button; `parents` are (label, URL name) of pages between the list and this one."""
    context = page_context(title, (_("Sessions"), "schools_admin:sessions"), *parents) | {"form": form, "label": label}
    return render(request, "schools/coordinators/form.html", context, status=422 if form.errors else 200)


def is_saved(form: forms.ModelForm, user: User) -> bool:
    """False, with a sentence at the name, where the database already holds a record of this name."""
    try:
        actions.save(form.save(commit=False), by=user)
    except IntegrityError:
        form.add_error("name", _("There is already one of this name."))
    return not form.errors


def posted(request: StaffRequest) -> QueryDict | None:
    """What was sent with the form; None where the form is only asked for."""
    return request.POST if request.method == "POST" else None
