"""The desk's place in Wagtail's admin, and rubrics and categories as snippets.

Reports, answers, messages, notes and keys are registered nowhere: every generic view would show or copy them.
"""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from accounts import roles
from core.admin.panels import WaitingPanel
from reporting import advice_hooks  # noqa: F401
from reporting.assessment import hooks as taxonomy_hooks  # noqa: F401 more hooks and snippets
from reporting.cases import queries
from reporting.intake.rules import may_enter_calls
from reporting.models import Category, Rubric
from reporting.notices import hooks as notice_hooks  # noqa: F401 more hooks and snippets
from reporting.retention import hooks as admin_retention  # noqa: F401


@hooks.register("register_admin_urls")
def desk_pages():
    return [path("raporto/", include("reporting.admin_urls"))]


class DeskMenuItem(MenuItem):
    """Shown to those who work on the desk."""

    def is_shown(self, request):
        return roles.on_desk(request.user)


@hooks.register("register_admin_menu_item")
def desk_in_menu():
    return DeskMenuItem(_("RAPORTO!"), reverse_lazy("reporting_desk:queue"), name="raporto", icon_name="mail", order=50)


class CallMenuItem(MenuItem):
    """Shown to phone operators and to the desk."""

    def is_shown(self, request):
        return may_enter_calls(request.user)


@hooks.register("register_admin_menu_item")
def call_in_menu():
    return CallMenuItem(
        _("A call"), reverse_lazy("reporting_desk:operator"), name="telefon", icon_name="comment", order=51
    )


class QuestionsMenuItem(MenuItem):
    """Shown to supervisors."""

    def is_shown(self, request):
        return roles.is_supervisor(request.user)


@hooks.register("register_admin_menu_item")
def questions_in_menu():
    return QuestionsMenuItem(
        _("Questions"), reverse_lazy("reporting_desk:forms"), name="formulari", icon_name="form", order=61
    )


@hooks.register("construct_homepage_panels")
def what_waits(request, panels):
    """Numbers only: how many reports are new, and how many are in this person's hands."""
    if roles.on_desk(request.user):
        count = queries.counts(request.user, ("new", "mine", "overdue"))
        text = gettext("New: %(new)s. Yours: %(mine)s. Overdue: %(overdue)s.") % count
        panels.insert(0, WaitingPanel("RAPORTO!", text, reverse("reporting_desk:queue")))


class RubricViewSet(SnippetViewSet):
    model = Rubric
    icon = "folder-open-1"
    list_display = ["name", "days", "child_abuse", "active", "order"]
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
def keep_rubrics(request, instances):
    """Reports refer to rubrics and categories, so these are switched off instead."""
    if any(isinstance(instance, Rubric | Category) for instance in instances):
        messages.error(request, gettext("Rubrics and categories are not deleted: switch off “offered” instead."))
        return redirect(instances[0].snippet_viewset.get_url_name("list"))
