"""The one stage of moderation. Which groups let pages be published, the roles say (accounts.grants)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowMixin


class ModerationTask(AbstractGroupApprovalTask):
    """Approval by somebody of the groups who is not the one that submitted: nobody approves their own."""

    class Meta:
        verbose_name = _("moderation stage")
        verbose_name_plural = _("moderation stages")

    def get_actions(self, obj: WorkflowMixin, user: Any) -> list[tuple]:
        return [] if is_own(obj, user) else super().get_actions(obj, user)

    def locked_for_user(self, obj: WorkflowMixin, user: Any) -> bool:
        """Also for whoever submitted it: who wants to go on writing takes it back first."""
        return is_own(obj, user) or super().locked_for_user(obj, user)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet:
        waiting = super().get_task_states_user_can_moderate(user, **kwargs)
        return waiting.exclude(workflow_state__requested_by=user)

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Raises PermissionDenied for one's own, whatever page or program asks for it."""
        if user is not None and task_state.workflow_state.requested_by_id == user.pk:
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)


def is_own(obj: WorkflowMixin, user: Any) -> bool:
    """True for whoever submitted what waits."""
    state = obj.current_workflow_state
    return state is not None and state.requested_by_id == user.pk
