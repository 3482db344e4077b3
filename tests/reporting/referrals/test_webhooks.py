"""Their system is told: signed, without content, to no address of our own network, again until it is accepted."""

import hashlib
import hmac
import http.server
import json
import socket
import threading
import time

import pytest
from django.utils import timezone

from core import outbox
from core.models import OutboxItem
from reporting.links.guard import AddressRefused, NoAddress
from reporting.models import Webhook, WebhookDelivery
from reporting.referrals import handlers
from reporting.referrals.actions import webhooks
from tests.factories import notices as make

KIND = "reporting.authority_webhook"


class Receiver(http.server.BaseHTTPRequestHandler):
    received: list = []
    status = 204
    slow = 0.0

    def do_POST(self):
        time.sleep(type(self).slow)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).received.append((self.path, dict(self.headers), body))
        self.send_response(type(self).status)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def receiver():
    Receiver.received, Receiver.status = [], 204
    server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/lajme?x=1"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def told(make_person, vault, analyst, supervisor, settings):
    """Hands a case to an authority that has a webhook at `url`; returns the webhook's secret."""

    def hand(url, private=True):
        settings.WEBHOOK_PRIVATE = private
        make.officer(make_person("officer"))
        _row, secret = webhooks.make_webhook(make.authority(), url, by=supervisor)
        make.referral(make.in_hand(analyst), analyst, note="kanarina")
        return secret

    return hand


def deliver() -> bool:
    return outbox.deliver(OutboxItem.objects.get(kind=KIND).pk)


def test_event_arrives_signed_and_says_only_that_something_waits(told, receiver):
    secret = told(receiver)

    assert deliver()

    path, headers, body = Receiver.received[0]
    delivery = WebhookDelivery.objects.get()
    stamp = headers["X-Isigurt-Timestamp"]
    mac = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    assert path == "/lajme?x=1"
    assert headers["X-Isigurt-Signature"] == f"v1={mac}"
    assert abs(time.time() - int(stamp)) < 60
    assert json.loads(body) == {
        "id": str(delivery.pk), "event": "referral.sent", "referral": str(delivery.referral_id),
    }  # fmt: skip
    assert (delivery.status, delivery.delivered_at is not None) == (204, True)


@pytest.mark.parametrize("status", [302, 404, 500])
def test_what_is_not_accepted_is_tried_again_and_no_redirect_is_followed(told, receiver, status):
    told(receiver)
    Receiver.status = status

    assert not deliver()
    Receiver.status = 200
    OutboxItem.objects.update(not_before=timezone.now())
    assert deliver()

    assert len(Receiver.received) == 2
    assert len({body for _path, _headers, body in Receiver.received}) == 1


def test_delivered_event_is_not_told_again_by_a_second_worker(told, receiver):
    told(receiver)
    item = OutboxItem.objects.get(kind=KIND)

    handlers.authority_webhook(item)
    handlers.authority_webhook(item)

    assert len(Receiver.received) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/", "https://10.0.0.1/", "https://[::1]/", "https://169.254.169.254/latest", "https://localhost/",
        "http://93.184.216.34/", "ftp://93.184.216.34/", "https:///x",
    ],
)  # fmt: skip
def test_private_addresses_and_plain_http_are_refused(settings, url):
    settings.WEBHOOK_PRIVATE = False

    with pytest.raises((AddressRefused, NoAddress)):
        handlers.post(url, b"{}", {})


def test_refused_address_is_no_crash_and_stays_for_later(told, receiver):
    told(receiver, private=False)

    assert not deliver()

    assert (Receiver.received, OutboxItem.objects.get(kind=KIND).attempts) == ([], 1)


def test_webhook_that_was_stopped_is_told_nothing(told, receiver, supervisor):
    told(receiver)

    webhooks.stop_webhook(Webhook.objects.get(), by=supervisor)

    assert deliver()
    assert Receiver.received == []


def test_after_its_last_try_it_gives_up(told, receiver, settings):
    told(receiver)
    Receiver.status = 500
    OutboxItem.objects.filter(kind=KIND).update(attempts=settings.OUTBOX_TRIES - 1)

    assert not deliver()

    assert OutboxItem.objects.given_up().get().error == "NotAccepted"
    assert WebhookDelivery.objects.get().delivered_at is None


def test_address_that_takes_and_never_answers_holds_nobody_up(settings, monkeypatch):
    settings.WEBHOOK_PRIVATE = True
    monkeypatch.setattr(handlers, "CONNECT_SECONDS", 30)
    monkeypatch.setattr(handlers, "READ_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = time.monotonic()

        with pytest.raises(TimeoutError):
            handlers.post(f"http://127.0.0.1:{silent.getsockname()[1]}/", b"{}", {})

    assert time.monotonic() - started < 5


def test_address_that_answers_after_the_time_for_connecting_is_heard(settings, monkeypatch, receiver):
    settings.WEBHOOK_PRIVATE = True
    monkeypatch.setattr(handlers, "CONNECT_SECONDS", 0.2)
    monkeypatch.setattr(handlers, "READ_SECONDS", 5)
    monkeypatch.setattr(Receiver, "slow", 0.5)

    assert handlers.post(receiver, b"{}", {}) == 204


def test_secret_lies_sealed_under_a_key_outside_the_database(told, receiver):
    secret = told(receiver)

    row = Webhook.objects.get()

    assert secret.encode() not in bytes(row.sealed_secret)
    assert webhooks.secret_of(row) == secret


def test_row_of_the_outbox_holds_the_delivery_s_id_alone(told, receiver):
    told(receiver)

    assert OutboxItem.objects.get(kind=KIND).target == str(WebhookDelivery.objects.get().pk)
