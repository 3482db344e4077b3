"""Text messages to who is on duty: two words, and nothing of what was reported."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core import outbox
from core.backends import sms
from core.outbox.models import OutboxItem
from reporting.duty.models import Shift

KIND = "reporting.text_danger"


def register() -> None:
    outbox.register(KIND, _("text message to who is on duty: a child in danger"), text_danger)


def ask_for(shift: Shift) -> None:
    """Ask for a message, where there is a gateway and a number."""
    if settings.SMS_BACKEND and shift.phone:
        outbox.put(KIND, shift.pk)


def text_danger(item: OutboxItem) -> None:
    """Send it; who has been taken off the list meanwhile gets none."""
    shift = Shift.objects.filter(pk=item.target, user__is_active=True).exclude(phone="").first()
    if shift is None or not settings.SMS_BACKEND:
        return
    phone = shift.phone
    outbox.once_in_a_window(item, settings.STAFF_MAIL_DANGER_WINDOW_MINUTES, lambda: sms.send(phone, words()))


def words() -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return gettext("RAPORTO!: danger now")
