"""An authority's own system, written as its makers would write it: from docs/authority-api.md, without our code."""

import base64
import json
import uuid

import pytest
from django.db import connection
from nacl import bindings
from nacl.public import PrivateKey, SealedBox

from reporting.models import AuthorityToken, Referral
from reporting.referrals.actions import webhooks
from reporting.vault.crypto import sealing
from tests.factories import notices as make

ROOT = "/api/autoriteti/"


class Client:
    """Their system: a token, and the authority's private key out of the exported file."""

    def __init__(self, client, token: str, private: bytes):
        self.client, self.private = client, PrivateKey(private)
        self.headers = {"Authorization": f"Bearer {token}"}

    def get(self, path="", **query):
        return self.client.get(ROOT + path, query, headers=self.headers)

    def post(self, path, **body):
        return self.client.post(ROOT + path, json.dumps(body), content_type="application/json", headers=self.headers)

    def data_key(self, referral: dict) -> bytes:
        """The first 32 bytes of the opened box; the rest must be the associated data."""
        wrapped = referral["data_key"]
        opened = SealedBox(self.private).decrypt(base64.b64decode(wrapped["wrapped"]))
        assert opened[32:] == base64.b64decode(wrapped["associated_data"])
        return opened[:32]

    def open(self, part: dict, key: bytes) -> str:
        """Nonce of 24 bytes, then XChaCha20-Poly1305; four bytes of length, the text, zeros."""
        sealed, data = base64.b64decode(part["sealed"]), base64.b64decode(part["associated_data"])
        padded = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed[24:], data, sealed[:24], key)
        return padded[4 : 4 + int.from_bytes(padded[:4], "big")].decode()

    def seal(self, text: str, key: bytes, key_id: str, table: str, row: str, field: str) -> str:
        data = json.dumps([1, table, row, field, key_id]).encode()
        framed = len(text.encode()).to_bytes(4, "big") + text.encode()
        nonce = bytes(range(24))
        padded = framed.ljust(512, b"\0")
        sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, data, nonce, key)
        return base64.b64encode(nonce + sealed).decode()


@pytest.fixture
def officer(make_person, vault):
    person = make_person("officer")
    make.officer(person)
    return person


@pytest.fixture
def referral(vault, analyst, officer):
    return make.referral(make.in_hand(analyst), analyst, note="Kanarina në dosje")


@pytest.fixture
def system(client, referral, officer, supervisor) -> Client:
    _row, text = webhooks.make_token(make.authority(), "Sistemi i lëndëve", by=supervisor)
    return Client(client, text, bytes(make.authority_private(officer)))


def test_system_opens_the_dossier_with_the_authority_s_key(system, referral):
    listed = system.get().json()["referrals"]
    one = system.get(f"{listed[0]['id']}/").json()

    key = system.data_key(one)
    files = {part["name"]: system.open(part, key) for part in one["files"]}
    assert json.loads(files["dossier.json"])["note"] == "Kanarina në dosje"
    assert base64.b64decode(files["dossier.pdf"]).startswith(b"%PDF")
    assert set(files) == {"dossier.json", "dossier.pdf", "manifest.json"}


def test_system_acknowledges_asks_and_tells_with_words_that_we_never_see(system, referral, officer):
    one = system.get(f"{referral.pk}/").json()
    key, key_id, message = system.data_key(one), one["data_key"]["id"], str(uuid.uuid4())
    number = system.seal("Nr. 77", key, key_id, "reporting.referral", one["id"], "case number")
    question = system.seal("Kush?", key, key_id, "reporting.referralmessage", message, "text")

    answers = [
        system.post(f"{referral.pk}/prano/", sealed_case_number=number),
        system.post(f"{referral.pk}/pyet/", id=message, sealed=question),
        system.post(f"{referral.pk}/pyet/", id=message, sealed=question),
        system.post(f"{referral.pk}/perfundimi/", outcome="no_offence"),
    ]

    assert [answer.status_code for answer in answers] == [200] * 4
    after = Referral.objects.get()
    opened = make.referral_key(after, officer)
    assert (after.state, after.outcome, after.messages.count()) == ("closed", "no_offence", 1)
    assert sealing.unseal(after.sealed_case_number, opened, after.seal_context("case number")) == "Nr. 77"
    kept = after.messages.get()
    assert sealing.unseal(kept.sealed, opened, kept.seal_context) == "Kush?"


def test_only_the_token_s_hash_is_kept(system):
    text = system.headers["Authorization"].removeprefix("Bearer ")

    row = AuthorityToken.objects.get()

    assert text not in str(row.__dict__)
    assert len(row.digest) == 64


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer isg_falso", "Basic isg_x", "Bearer a b"])
def test_without_a_token_of_ours_nothing_is_told(client, system, referral, header):
    answers = [
        client.get(ROOT, headers={"Authorization": header}),
        client.get(f"{ROOT}{referral.pk}/", headers={"Authorization": header}),
        client.post(f"{ROOT}{referral.pk}/prano/", {}, headers={"Authorization": header}),
    ]

    assert {answer.status_code for answer in answers} == {401}
    assert referral.reference not in str([answer.content for answer in answers])


def test_revoked_token_and_switched_off_authority_are_shut_at_once(system, supervisor):
    row = AuthorityToken.objects.get()
    authority = row.authority
    type(authority).objects.update(active=False)
    off = system.get().status_code
    type(authority).objects.update(active=True)

    webhooks.revoke_token(row, by=supervisor)

    assert (off, system.get().status_code) == (401, 401)


def test_system_of_another_authority_meets_404(client, referral, supervisor, make_person, officer):
    make.officer(make_person("officer", "other_officer"), "prokuroria")
    _row, text = webhooks.make_token(make.authority("prokuroria"), "x", by=supervisor)
    other = Client(client, text, bytes(PrivateKey.generate()))

    answers = [other.get(f"{referral.pk}/")] + [
        other.post(f"{referral.pk}/{step}/", **body)
        for step, body in (("prano", {}), ("pyet", {}), ("perfundimi", {"outcome": "no_offence"}))
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert other.get().json() == {"referrals": []}


@pytest.mark.parametrize(
    ("step", "body"),
    [
        ("prano", {}),
        ("prano", {"sealed_case_number": "Nr. 7 në tekst të hapur"}),
        ("prano", {"sealed_case_number": base64.b64encode(b"x" * 99).decode()}),
        ("pyet", {"id": "jo", "sealed": "AA=="}),
        ("perfundimi", {"outcome": "arrest"}),
        ("perfundimi", {"outcome": "no_offence", "id": str(uuid.uuid4())}),
    ],
)
def test_wrong_input_is_400_and_changes_nothing(system, referral, step, body):
    answer = system.post(f"{referral.pk}/{step}/", **body)

    assert answer.status_code == 400
    assert Referral.objects.get().state == "sent"


@pytest.mark.parametrize("body", [b"[" * 5_000, b'{"id": ' + b'{"x": ' * 5_000, b"{", b"\xff\xfe"])
@pytest.mark.parametrize("step", ["prano", "pyet", "perfundimi"])
def test_body_that_cannot_be_read_is_400_and_changes_nothing(client, system, referral, step, body):
    address = f"{ROOT}{referral.pk}/{step}/"

    answer = client.post(address, body, content_type="application/json", headers=system.headers)

    assert answer.status_code == 400
    assert Referral.objects.get().state == "sent"


def test_form_with_files_is_refused_unread(client, system, referral):
    answer = client.post(f"{ROOT}{referral.pk}/prano/", {"sealed_case_number": "x"}, headers=system.headers)

    assert answer.status_code == 415


def test_step_that_the_state_does_not_allow_is_409(system, referral):
    system.post(f"{referral.pk}/perfundimi/", outcome="no_offence")

    answer = system.post(f"{referral.pk}/prano/", sealed_case_number=base64.b64encode(b"x" * (24 + 512 + 16)).decode())

    assert answer.status_code == 409


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999", "²"])
def test_pages_that_make_no_sense_break_nothing(system, page):
    assert system.get(page=page).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_database_as_often_for_one_as_for_three(system, analyst, count, django_assert_max_num_queries):
    for _ in range(count - 1):
        make.referral(make.in_hand(analyst), analyst)
    system.get()

    with django_assert_max_num_queries(5) as asked:
        rows = system.get().json()["referrals"]

    assert (len(rows), len(asked)) == (count, 3)


def test_token_that_asks_too_often_waits(system, monkeypatch):
    from core.rate_limits import buckets
    from reporting.referrals import api

    monkeypatch.setattr(api, "RATE", buckets.Rate(2, 60))

    answers = [system.get().status_code for _ in range(3)]

    assert answers == [200, 200, 429]


def test_answer_is_kept_nowhere_and_the_dossier_never_lies_in_the_clear(system, referral):
    answer = system.get(f"{referral.pk}/")

    assert "no-store" in answer["Cache-Control"]
    assert b"Kanarina" not in answer.content
    if connection.vendor == "sqlite":
        assert b"Kanarina" not in connection.connection.serialize()
