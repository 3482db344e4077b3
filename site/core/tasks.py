from celery import shared_task

from core import outbox


@shared_task(name="core.tasks.deliver")
def deliver(pk: str) -> None:
    outbox.deliver(pk)


@shared_task(name="core.tasks.sweep_outbox")
def sweep_outbox() -> None:
    outbox.sweep()
