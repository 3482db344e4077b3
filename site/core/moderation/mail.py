"""Mail about moderation: to those who may let a page be published, and to whoever submitted it.

Wagtail would send it inside the request; ours waits in the outbox, a row for each person, and speaks their language.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted
from wagtail.users.models import UserProfile

from core import mail, outbox
from core.outbox.models import OutboxItem

WAITS, APPROVED, SENT_BACK = "core.page_waits", "core.page_approved", "core.page_sent_back"


def register() -> None:
    """Name the rows of the outbox, and listen under the names of Wagtail's listeners, which then stay away."""
    outbox.register(WAITS, _("mail to a moderator: a page waits"), mail_waits)
    outbox.register(APPROVED, _("mail to an author: a page was approved"), mail_approved)
    outbox.register(SENT_BACK, _("mail to an author: a page was sent back"), mail_sent_back)
    for signal, listener, sender, name in (
        (task_submitted, ask_for_waits, TaskState, "group_approval_task_submitted_email_notification"),
        (workflow_submitted, say_nothing, WorkflowState, "workflow_state_submitted_email_notification"),
        (workflow_approved, ask_for_approved, WorkflowState, "workflow_state_approved_email_notification"),
        (workflow_rejected, ask_for_sent_back, WorkflowState, "workflow_state_rejected_email_notification"),
    ):
        signal.connect(listener, sender=sender, dispatch_uid=name)


def ask_for_waits(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    groups = getattr(instance.task.specific, "groups", None)
    people = get_user_model().objects.filter(is_active=True, groups__in=groups.all() if groups else ())
    others = people.exclude(pk=user.pk) if user else people
    for pk in others.distinct().values_list("pk", flat=True):
        outbox.put(WAITS, f"{instance.pk}.{pk}")


def say_nothing(**kwargs: Any) -> None:
    """A submitted page begins a stage, and of that its people are told."""


def ask_for_approved(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    tell_author(APPROVED, instance, user)


def ask_for_sent_back(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    tell_author(SENT_BACK, instance, user)


def tell_author(kind: str, state: WorkflowState, by: Any) -> None:
    if state.requested_by_id and state.requested_by_id != (by.pk if by else None):
        outbox.put(kind, f"{state.pk}.{state.requested_by_id}")


def mail_waits(item: OutboxItem) -> None:
    """Nothing is left to say when somebody else has decided meanwhile."""
    stage = TaskState.objects.filter(pk=key(item), status=TaskState.STATUS_IN_PROGRESS).first()
    if stage:
        send(item, "page_waits", "submitted", stage.workflow_state, stage)


def mail_approved(item: OutboxItem) -> None:
    tell(item, "page_approved", "approved")


def mail_sent_back(item: OutboxItem) -> None:
    tell(item, "page_sent_back", "rejected")


def tell(item: OutboxItem, message: str, notification: str) -> None:
    state = WorkflowState.objects.filter(pk=key(item)).select_related("current_task_state").first()
    if state:
        send(item, message, notification, state, state.current_task_state)


def key(item: OutboxItem) -> str:
    """The id before the person's in a row's target."""
    return item.target.partition(".")[0]


def send(item: OutboxItem, message: str, notification: str, state: WorkflowState, stage: TaskState) -> None:
    """Send templates/emails/<message> to the person of the row, unless they want no such mail or are gone."""
    person = get_user_model().objects.filter(pk=item.target.partition(".")[2], is_active=True).exclude(email="").first()
    page = state.content_object
    if person is None or page is None or not wanted(person, notification):
        return
    language = language_of(person)
    with translation.override(language):
        context = facts(page, state, stage)
    mail.send(message, person.email, context, key=item.pk, language=language)


def facts(page: Any, state: WorkflowState, stage: TaskState) -> dict:
    return {
        "title": " ".join(page.get_admin_display_title().split()),
        "author": state.requested_by.get_full_name() if state.requested_by else "",
        "comment": stage.comment if stage else "",
        "edit_url": f"{settings.BASE_URL}{reverse('wagtailadmin_pages:edit', args=[page.pk])}",
        "home_url": f"{settings.BASE_URL}{reverse('wagtailadmin_home')}",
        "page_url": page.full_url or "",
    }


def wanted(person: Any, notification: str) -> bool:
    return bool(getattr(UserProfile.get_for_user(person), f"{notification}_notifications"))


def language_of(person: Any) -> str:
    """The one they chose for the admin; else Albanian, whatever the one who submitted speaks."""
    return UserProfile.get_for_user(person).preferred_language or settings.LANGUAGE_CODE
