"""How long content is kept, by outcome, as a snippet: supervisors change the days, and every change is written down."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from accounts.models import StaffRequest
from core import audit
from core.admin.protected import protect
from reporting.retention.models import RetentionRule
from reporting.verbs import Verb


class RetentionRuleViewSet(SnippetViewSet):
    model = RetentionRule
    icon = "history"
    menu_label = _("How long content is kept")
    menu_order = 63
    add_to_admin_menu = True
    list_display = ["get_outcome_display", "days"]
    panels = [FieldPanel("outcome", read_only=True), FieldPanel("days")]
    copy_view_enabled = False


register_snippet(RetentionRuleViewSet)


@hooks.register("after_edit_snippet")
def write_down(request: StaffRequest, instance: Any) -> None:
    if isinstance(instance, RetentionRule):
        audit.record(
            Verb.RETENTION_DAYS_CHANGED, instance, by=request.user, outcome=instance.outcome, days=instance.days
        )


# Without a rule the days to begin with would come back silently.
protect(RetentionRule, instead=_("Retention rules are not deleted: change their days instead."))
