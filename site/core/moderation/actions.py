"""Writes the workflow: ours holds everywhere, and what Wagtail's migrations lay down goes."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from core.moderation.models import ModerationTask

NAME = "Moderimi"
WAGTAILS_GROUPS = ("Moderators", "Editors")  # named as if they were our roles, and not them


@transaction.atomic
def write_workflow(groups: Iterable[Group]) -> None:
    """One stage, owned by `groups`, for every page. Running it again changes nothing."""
    task = ModerationTask.objects.first() or ModerationTask.objects.create(name=NAME)
    task.groups.set(groups)
    workflow = Workflow.objects.filter(workflow_tasks__task=task).first() or Workflow.objects.create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    clear_wagtails(task)


def clear_wagtails(ours: ModerationTask) -> None:
    """Take away the groups `Moderators` and `Editors`, and the stages that are theirs alone."""
    for theirs in GroupApprovalTask.objects.filter(groups__name__in=WAGTAILS_GROUPS).distinct():
        theirs.groups.set(ours.groups.all())
        for workflow in theirs.workflows:
            retire(workflow)
        if not theirs.task_states.exists():
            theirs.delete()
    Group.objects.filter(name__in=WAGTAILS_GROUPS).delete()


def retire(theirs: Workflow) -> None:
    """No page begins it any more. What still waits in it is decided by our people: nothing is cancelled unseen."""
    WorkflowPage.objects.filter(workflow=theirs).delete()  # the root's is ours, and holds for all pages below
    if WorkflowState.objects.filter(workflow=theirs).exists():
        Workflow.objects.filter(pk=theirs.pk).update(active=False)
    else:
        theirs.delete()
