"""Mail to the operators, who look after the installation: counts and names of settings, never a target or content."""

from collections import Counter
from typing import Any

from django.conf import settings

from core import mail
from core.outbox import windows
from core.outbox.kinds import label
from core.outbox.models import OutboxItem

KIND = "core.mail_operator"


def counts() -> list[tuple[str, int]]:
    """What gave up, in words, and how often."""
    return sorted(Counter(label(kind) for kind in OutboxItem.objects.given_up().values_list("kind", flat=True)).items())


def deliver(item: OutboxItem) -> None:
    """Tell what gave up; when all was decided meanwhile, there is nothing to say."""
    if found := counts():
        once_in_a_window(item, "outbox_gave_up", {"counts": found, "url": f"{settings.BASE_URL}/admin/outbox/"})


def once_in_a_window(item: OutboxItem, message: str, context: dict[str, Any]) -> None:
    """Mail templates/emails/<message> to the operator whose number is the row's target, once in a window."""
    if int(item.target) < len(settings.OPERATOR_MAIL_TO):
        windows.once_in_a_window(item, settings.OPERATOR_MAIL_WINDOW_MINUTES, lambda: send_to(item, message, context))


def send_to(item: OutboxItem, message: str, context: dict[str, Any]) -> None:
    mail.send(message, settings.OPERATOR_MAIL_TO[int(item.target)], context, key=item.pk)
