"""What beat asks for: each task is one call."""

from celery import shared_task
from django.utils import timezone


@shared_task(name="reporting.tasks.remind_of_notices")
def remind_of_notices() -> None:
    from reporting.notices.actions import sending

    sending.remind_due(timezone.now())


@shared_task(name="reporting.tasks.count")
def count() -> None:
    """Each night: facts brought up to date, quarters that are over published."""
    from reporting.figures.actions import publication, statistics

    statistics.rebuild()
    publication.publish_due(timezone.localdate())


@shared_task(name="reporting.tasks.destroy_content")
def destroy_content() -> None:
    """Each night: content whose days are over is destroyed."""
    from reporting.retention import actions as retention

    retention.write_rules()
    retention.run()


@shared_task(name="reporting.tasks.escalate_overdue")
def escalate_overdue() -> None:
    """Every few minutes: supervisors are told, once, of what should have been done."""
    from reporting.cases import escalation

    escalation.run(timezone.now())


@shared_task(name="reporting.tasks.sweep_files")
def sweep_files() -> None:
    from reporting.attachments import actions

    actions.sweep(timezone.now())


@shared_task(name="reporting.tasks.close_care_weeks")
def close_care_weeks() -> None:
    from reporting.care import actions as care

    care.close_weeks(timezone.localdate())
