"""Mail to the operators that rows of the outbox gave up: kinds and counts, never a target or content."""

from collections import Counter

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from core.outbox.kinds import label
from core.outbox.models import OutboxItem
from core.outbox.windows import once_in_a_window

KIND = "core.mail_operator"


def counts() -> list[tuple[str, int]]:
    """What gave up, in words, and how often."""
    return sorted(Counter(label(kind) for kind in OutboxItem.objects.given_up().values_list("kind", flat=True)).items())


def deliver(item: OutboxItem) -> None:
    once_in_a_window(item, settings.OPERATOR_MAIL_WINDOW_MINUTES, lambda: send(item))


def send(item: OutboxItem) -> None:
    """Mail the operator whose number is the row's target; when all was decided meanwhile, there is nothing to say."""
    found, number = counts(), int(item.target)
    if not found or number >= len(settings.OPERATOR_MAIL_TO):
        return
    with translation.override(settings.LANGUAGE_CODE):
        context = {"counts": found, "url": f"{settings.BASE_URL}/admin/outbox/"}
        EmailMessage(
            render_to_string("emails/outbox_gave_up.subject.txt", context).strip(),
            render_to_string("emails/outbox_gave_up.txt", context),
            to=[settings.OPERATOR_MAIL_TO[number]],
            headers={"Message-ID": f"<{item.pk}@{settings.BASE_URL.split('//')[-1].split(':')[0]}>"},
        ).send()
