"""Text messages, through what SMS_BACKEND names: off where it names nothing.

A backend is a class without arguments whose `send(to, text)` raises when the message did not go out; the outbox tries
again then. Another provider, or a gateway that calls and speaks, is a class of somebody's own.
"""

import json
import uuid
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string
from urllib3 import PoolManager, Timeout

SECONDS = Timeout(connect=5, read=10)


class NotSent(Exception):
    """The gateway answered something else than 2xx: again later."""


class SmsBackend(Protocol):
    def send(self, to: str, text: str) -> None: ...


class FileBackend:
    """Into a folder, VAR_DIR/sms: for the demo and for trying it out."""

    def send(self, to: str, text: str) -> None:
        settings.SMS_FILE_PATH.mkdir(parents=True, exist_ok=True)
        (settings.SMS_FILE_PATH / f"{uuid.uuid4()}.txt").write_text(f"{to}\n{text}\n")


class HttpBackend:
    """POSTs {"to", "text"} as JSON to SMS_URL, with SMS_TOKEN as bearer. No redirect is followed."""

    def send(self, to: str, text: str) -> None:
        headers = {"Content-Type": "application/json", "User-Agent": "iSIGURT"}
        if settings.SMS_TOKEN:
            headers["Authorization"] = f"Bearer {settings.SMS_TOKEN}"
        body = json.dumps({"to": to, "text": text}).encode()
        with PoolManager(timeout=SECONDS, retries=False) as pool:
            status = pool.request("POST", settings.SMS_URL, body=body, headers=headers, redirect=False).status
        if not 200 <= status < 300:
            raise NotSent


def send(to: str, text: str) -> None:
    """Send through SMS_BACKEND."""
    backend: SmsBackend = import_string(settings.SMS_BACKEND)()
    backend.send(to, text)
