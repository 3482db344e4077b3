"""What beat asks for: each task is one call."""

from celery import shared_task
from django.utils import timezone

from reporting.attachments import actions as attachments
from reporting.care import actions as care
from reporting.cases import escalation
from reporting.figures.actions import publication, statistics
from reporting.intake.history import kept
from reporting.notices.actions import sending
from reporting.retention import actions as retention


@shared_task(name="reporting.tasks.remind_of_notices")
def remind_of_notices() -> None:
    sending.remind_due(timezone.now())


@shared_task(name="reporting.tasks.count")
def count() -> None:
    """Each night: statistics brought up to date, quarters that are over published."""
    statistics.rebuild()
    publication.publish_due(timezone.localdate())


@shared_task(name="reporting.tasks.destroy_content")
def destroy_content() -> None:
    """Each night: content whose days are over is destroyed."""
    retention.write_rules()
    retention.run()


@shared_task(name="reporting.tasks.escalate_overdue")
def escalate_overdue() -> None:
    """Every few minutes: supervisors are told, once, of what should have been done."""
    escalation.run(timezone.now())


@shared_task(name="reporting.tasks.repeat_danger")
def repeat_danger() -> None:
    """Every quarter of an hour (DANGER_REPEAT_MINUTES): whoever is on duty is told again of danger nobody has taken."""
    escalation.repeat_danger()


@shared_task(name="reporting.tasks.sweep_files")
def sweep_files() -> None:
    attachments.sweep(timezone.now())


@shared_task(name="reporting.tasks.close_care_weeks")
def close_care_weeks() -> None:
    care.close_weeks(timezone.localdate())


@shared_task(name="reporting.tasks.forget_drafts")
def forget_drafts() -> None:
    """Each minute: forms under way whose hour is over are destroyed."""
    kept.forget()
