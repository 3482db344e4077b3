"""Anymail's webhooks: tells the actions what the mail provider said, in their words. Our only signals."""

from typing import Any

from anymail.signals import inbound, tracking
from django.dispatch import receiver

from reporting.notices.actions import events


@receiver(tracking)
def on_tracking(sender: object, event: Any, esp_name: str, **kwargs: object) -> None:
    events.told(
        event.event_type,
        key=f"{esp_name} {event.event_id or event.message_id} {event.event_type}",
        message_id=event.message_id or "",
        notice_id=(event.metadata or {}).get("notice", ""),
    )


@receiver(inbound)
def on_inbound(sender: object, event: Any, esp_name: str, **kwargs: object) -> None:
    mail = event.message
    named = [mail.envelope_recipient or "", *(mail.get_all("To") or []), *(mail.get_all("Cc") or [])]
    named += [mail.get("In-Reply-To") or "", mail.get("References") or ""]
    events.replied(
        addresses=" " + " ".join(str(part) for part in named),
        key=f"{esp_name} {event.event_id or mail.get('Message-ID') or ''}",
        sender=str(mail.get("From") or ""),
        subject=str(mail.get("Subject") or ""),
        text=mail.text or "",
        automatic=(mail.get("Auto-Submitted") or "no").split(";")[0].strip().lower() != "no",
        files=len(mail.attachments),
    )
