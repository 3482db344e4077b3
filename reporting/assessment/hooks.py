"""Taxonomies in Wagtail's admin: what a supervisor saves becomes the next version."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from accounts.roles import is_supervisor
from reporting.assessment import taxonomies
from reporting.assessment.models import Taxonomy


class NextVersionView(EditView):
    """What was assessed with the version that is opened here still reads as it did."""

    access = staticmethod(is_supervisor)  # and Wagtail asks for the permission to change, which they alone have

    def save_instance(self) -> Any:
        return taxonomies.revise(self.form.save(commit=False), by=self.request.user)


class TaxonomyViewSet(SnippetViewSet):
    model = Taxonomy
    icon = "list-ul"
    menu_label = _("Taxonomies")
    menu_order = 62
    add_to_admin_menu = True
    list_display = ["name_sq", "name_en", "code", "version", "active"]
    list_filter = ["active", "code"]
    edit_view_class = NextVersionView
    copy_view_enabled = False
    inspect_view_enabled = False


register_snippet(TaxonomyViewSet)
