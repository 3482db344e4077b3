"""What beat asks for: each task is one call."""

from celery import shared_task
from django.utils import timezone


@shared_task(name="reporting.tasks.remind_of_notices")
def remind_of_notices() -> None:
    from reporting.actions import notices

    notices.remind_due(timezone.now())
