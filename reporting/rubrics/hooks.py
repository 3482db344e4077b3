"""Rubrics and categories in the admin, as snippets."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.admin.protected import protect
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
# Reports refer to these.
protect(Rubric, Category, instead=_("Rubrics and categories are not deleted: switch off “offered” instead."))
