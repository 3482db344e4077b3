"""Helplines and partners in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.directory.models import Helpline, Partner


class HelplineViewSet(SnippetViewSet):
    model = Helpline
    icon = "info-circle"
    list_display = ["name", "number", "whom", "confirmed", "last_checked", "urgent"]
    list_filter = ["confirmed", "urgent"]
    search_fields = ["name", "number", "whom"]


class PartnerViewSet(SnippetViewSet):
    model = Partner
    icon = "group"
    list_display = ["name", "kind", "confirmed", "order"]
    list_filter = ["confirmed", "kind"]
    search_fields = ["name", "text"]


class DirectoryGroup(SnippetViewSetGroup):
    items = (HelplineViewSet, PartnerViewSet)
    menu_label = _("Helplines and partners")
    menu_icon = "group"
    menu_order = 250
    add_to_admin_menu = True


register_snippet(DirectoryGroup)
