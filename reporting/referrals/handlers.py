"""The worker's part of referrals: mail to officers that something waits, and signed webhooks to their own system.

Neither says what a case is about. A webhook is signed with HMAC-SHA256 over "timestamp.body", goes only to a public
address (unless WEBHOOK_PRIVATE), to the very address that was checked, and follows no redirect.
"""

import hashlib
import hmac
import json
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from urllib3.connection import HTTPConnection, HTTPSConnection

from accounts.models import User
from core import outbox
from core.outbox.models import OutboxItem
from reporting.cases.staff_mail import once_in_a_window
from reporting.links.guard import AddressRefused, NoAddress, addresses, public_address
from reporting.referrals.actions import webhooks
from reporting.referrals.models import WebhookDelivery

CONNECT_SECONDS, READ_SECONDS = 5, 10


class NotAccepted(Exception):
    """Their system answered something else than 2xx: again later."""


def register() -> None:
    outbox.register("reporting.referral_waits", _("word to an authority that a case waits"), referral_waits)
    outbox.register("reporting.mail_referral", _("mail to an officer: a case waits"), mail_referral)
    outbox.register("reporting.authority_webhook", _("signed message to an authority’s system"), authority_webhook)


def referral_waits(item: OutboxItem) -> None:
    """A row for each officer: one address that bounces does not hold up the others."""
    people = User.objects.filter(officer__authority=int(item.target), is_active=True, groups__name="officer").distinct()
    for pk in people.values_list("pk", flat=True):
        outbox.put("reporting.mail_referral", pk)


def mail_referral(item: OutboxItem) -> None:
    once_in_a_window(item, "referral", settings.STAFF_MAIL_WINDOW_MINUTES)


def authority_webhook(item: OutboxItem) -> None:
    """Tell once; what is not accepted the outbox tries again."""
    delivery = WebhookDelivery.objects.select_related("webhook").filter(pk=item.target, delivered_at=None).first()
    if delivery is None or not delivery.webhook.active:
        return
    body = json.dumps({"id": str(delivery.pk), "event": delivery.event, "referral": str(delivery.referral_id)}).encode()
    status = post(delivery.webhook.url, body, signed(webhooks.secret_of(delivery.webhook), body))
    webhooks.delivered(delivery, status)
    if not 200 <= status < 300:
        raise NotAccepted


def signed(secret: str, body: bytes, at: int | None = None) -> dict[str, str]:
    """The headers that prove who speaks and when: a receiver refuses what is older than five minutes."""
    stamp = str(int(time.time()) if at is None else at)
    mac = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Isigurt-Timestamp": stamp, "X-Isigurt-Signature": f"v1={mac}"}


def post(url: str, body: bytes, headers: dict[str, str]) -> int:
    """The status that the address answers. Raises Refused, NoAddress, HTTPError, OSError."""
    connection, host, target = connection_to(url)
    try:
        more = {"Host": host, "Content-Type": "application/json", "User-Agent": "iSIGURT", "Connection": "close"}
        connection.connect()
        connection.timeout = READ_SECONDS  # for what follows: until here it was that of connecting
        connection.request("POST", target, body=body, headers={**more, **headers}, preload_content=False)
        return connection.getresponse().status
    finally:
        connection.close()


def connection_to(url: str) -> tuple[HTTPConnection, str, str]:
    """A connection to the checked address of the url's host, the name for the headers, the path. Raises Refused."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    if parts.scheme not in allowed_schemes() or not host:
        raise AddressRefused
    address = any_address(host, port) if settings.WEBHOOK_PRIVATE else public_address(host, port)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if parts.scheme == "https":
        made: HTTPConnection = HTTPSConnection(
            address,
            port,
            server_hostname=host,
            assert_hostname=host,
            timeout=CONNECT_SECONDS,
            cert_reqs="CERT_REQUIRED",
        )
    else:
        made = HTTPConnection(address, port, timeout=CONNECT_SECONDS)
    return made, parts.netloc.rpartition("@")[2], target


def allowed_schemes() -> set[str]:
    """Without TLS only inside a network of the state."""
    return {"https", "http"} if settings.WEBHOOK_PRIVATE else {"https"}


def any_address(host: str, port: int) -> str:
    found = addresses(host, port)
    if not found:
        raise NoAddress
    return found[0]
