"""Rubrics and categories in the admin, as snippets."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from accounts.models import StaffRequest
from reporting.rubrics.models import Category, Rubric


class RubricViewSet(SnippetViewSet):
    model = Rubric
    icon = "folder-open-1"
    list_display = ["name", "child_abuse", "active", "order"]
    copy_view_enabled = False


class CategoryViewSet(SnippetViewSet):
    model = Category
    icon = "tag"
    list_display = ["name", "rubric", "active", "order"]
    list_filter = ["rubric"]
    copy_view_enabled = False


class RubricsGroup(SnippetViewSetGroup):
    items = (RubricViewSet, CategoryViewSet)
    menu_label = _("Rubrics")
    menu_icon = "folder-open-1"
    menu_order = 60
    add_to_admin_menu = True


register_snippet(RubricsGroup)


@hooks.register("before_delete_snippet")
def protect_rubrics(request: StaffRequest, instances: Any) -> HttpResponse | None:
    """Reports refer to rubrics and categories, so these are switched off instead."""
    if any(isinstance(instance, Rubric | Category) for instance in instances):
        messages.error(request, gettext("Rubrics and categories are not deleted: switch off “offered” instead."))
        return redirect(instances[0].snippet_viewset.get_url_name("list"))
    return None
