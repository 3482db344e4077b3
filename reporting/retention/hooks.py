"""How long content is kept, by outcome, as a snippet: supervisors change the days, and every change is written down."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from accounts.models import StaffRequest
from core import audit
from reporting.retention.models import RetentionRule
from reporting.verbs import Verb


class RetentionRuleViewSet(SnippetViewSet):
    model = RetentionRule
    icon = "history"
    menu_label = _("How long content is kept")
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


@hooks.register("before_delete_snippet")
def protect_rules(request: StaffRequest, instances: Any) -> HttpResponse | None:
    """Without a rule the days to begin with would come back silently."""
    if any(isinstance(instance, RetentionRule) for instance in instances):
        messages.error(request, gettext("Retention rules are not deleted: change their days instead."))
        return redirect(instances[0].snippet_viewset.get_url_name("list"))
    return None
