"""What the queue and beat ask for: each task is one call."""

from celery import shared_task

from core import outbox
from core.audit import chain, heads
from core.rate_limits import buckets


@shared_task(name="core.tasks.deliver")
def deliver(pk: str) -> None:
    outbox.deliver(pk)


@shared_task(name="core.tasks.sweep_outbox")
def sweep_outbox() -> None:
    outbox.sweep()


@shared_task(name="core.tasks.seal_audit_trail")
def seal_audit_trail() -> None:
    chain.seal()


@shared_task(name="core.tasks.audit_head")
def audit_head() -> None:
    heads.ask()


@shared_task(name="core.tasks.forget_full_buckets")
def forget_full_buckets() -> None:
    buckets.forget_full()
