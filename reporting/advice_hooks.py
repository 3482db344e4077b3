"""Advice cards in the admin: supervisors write, translate, and publish them; Wagtail keeps the versions."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from reporting.models import AdviceCard


class AdviceCardViewSet(SnippetViewSet):
    model = AdviceCard
    icon = "comment"
    menu_label = _("Advice cards")
    menu_order = 62
    add_to_admin_menu = True
    list_display = ["title", "situation", "approved_on"]
    list_filter = ["situation"]
    copy_view_enabled = False


register_snippet(AdviceCardViewSet)
