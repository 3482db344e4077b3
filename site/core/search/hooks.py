"""Crisis topics in Wagtail's admin, beside the helplines."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.search.models import CrisisTopic


class CrisisTopicViewSet(SnippetViewSet):
    model = CrisisTopic
    icon = "warning"
    list_display = ["title_sq", "order", "guide"]
    search_fields = ["title_sq", "title_en", "words_sq", "words_en"]
    menu_label = _("Crisis words")
    menu_order = 255
    add_to_admin_menu = True


register_snippet(CrisisTopicViewSet)
