"""What the pages of schools and of facilitators have in common: a list, and one form to add or change."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from schools import actions
from schools.views import page

A_PAGE = 50


def show_list(request, rows, template, title):
    found = Paginator(rows, A_PAGE).get_page(request.GET.get("p"))
    context = page(title, (_("Sessions"), "schools_admin:sessions")) | {
        "rows": found,
        "elided_page_range": found.paginator.get_elided_page_range(found.number),
    }
    return render(request, template, context)


def save_form(request, form, title, back):
    """Save what the form holds and go `back` to the list (label, URL name); 422 where it is not right."""
    if form.is_valid() and saved(form, request.user):
        messages.success(request, _("Saved."))
        return redirect(back[1])
    context = page(title, (_("Sessions"), "schools_admin:sessions"), back) | {"form": form, "label": _("Save")}
    return render(request, "schools/admin/form.html", context, status=422 if form.errors else 200)


def saved(form, user) -> bool:
    """False, with a sentence at the name, where the database already holds a row of this name."""
    try:
        actions.save(form.save(commit=False), by=user)
    except IntegrityError:
        form.add_error("name", _("There is already one of this name."))
    return not form.errors


def given(request):
    return request.POST if request.method == "POST" else None
