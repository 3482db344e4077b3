"""What the mail provider tells, in the provider's own words: only with the secret, each event once."""

import base64
import json

import pytest

from reporting.models import Notice
from tests.factories import notices as make
from tests.worker import deliver_all

pytestmark = pytest.mark.urls("tests.reporting.notices.mail_provider_urls")


@pytest.fixture
def sent(vault, analyst, settings):
    settings.ANYMAIL = {"WEBHOOK_SECRET": "posta:fjala"}
    settings.MAIL_WEBHOOK_SECRET = "posta:fjala"
    notice = make.notice(make.in_hand(analyst), analyst)
    deliver_all()
    return notice


def tell(client, what, body, secret="posta:fjala"):
    headers = {"Authorization": "Basic " + base64.b64encode(secret.encode()).decode()} if secret else {}
    return client.post(f"/anymail/postmark/{what}/", json.dumps(body), content_type="application/json", headers=headers)


def bounce(sent, **more) -> dict:
    return {
        "RecordType": "Bounce", "Type": "HardBounce", "ID": 42, "MessageID": "postmark-1",
        "Email": "host@pritesi.example", "BouncedAt": "2026-02-01T10:00:00Z", "Metadata": {"notice": str(sent.pk)},
    } | more  # fmt: skip


def reply(sent, **more) -> dict:
    address = f"noreply+{sent.pk.hex}@localhost"
    return {
        "FromFull": {"Email": "abuse@pritesi.example", "Name": "", "MailboxHash": ""},
        "ToFull": [{"Email": address, "Name": "", "MailboxHash": sent.pk.hex}],
        "CcFull": [], "BccFull": [], "OriginalRecipient": address, "Subject": "Re: notice", "MessageID": "in-1",
        "Date": "Sun, 1 Feb 2026 10:00:00 +0000", "TextBody": "E hoqëm.", "HtmlBody": "", "Tag": "",
        "Headers": [{"Name": "Message-ID", "Value": "<1@pritesi.example>"}], "Attachments": [],
    } | more  # fmt: skip


def test_bounce_told_by_the_provider_twice_is_one(client, sent):
    answers = [tell(client, "tracking", bounce(sent)).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert Notice.objects.get().state == "bounced"
    assert list(sent.events.values_list("what", flat=True)) == ["written", "sent", "bounced"]


def test_reply_handed_on_by_the_provider_is_kept_sealed(client, sent):
    answers = [tell(client, "inbound", reply(sent)).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert Notice.objects.get().state == "answered"
    assert sent.events.filter(what="reply").count() == 1


def test_machine_s_receipt_is_told_apart(client, sent):
    tell(client, "inbound", reply(sent, Headers=[{"Name": "Auto-Submitted", "Value": "auto-replied"}]))

    assert Notice.objects.get().state == "sent"
    assert sent.events.filter(what="receipt").exists()


@pytest.mark.parametrize("secret", ["", "posta:gabim"])
@pytest.mark.parametrize("what", ["tracking", "inbound"])
def test_who_does_not_know_the_secret_is_refused(client, sent, secret, what):
    answer = tell(client, what, bounce(sent) if what == "tracking" else reply(sent), secret)

    assert answer.status_code == 400
    assert Notice.objects.get().state == "sent"


def test_address_for_answers_names_the_notice_and_no_reporter(sent):
    from django.core import mail

    letter = next(m for m in mail.outbox if m.to == ["host@pritesi.example"])

    assert letter.reply_to == [f"noreply+{sent.pk.hex}@localhost"]
    assert str(sent.report_id) not in letter.message().as_string()
