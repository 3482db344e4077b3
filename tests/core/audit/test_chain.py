"""The audit trail: sealed in order, signed, and any change of it is found."""

import io
import json
import logging
import uuid
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import audit, outbox
from core.audit import chain, heads, last_head, triggers
from core.audit.models import SealedEntry
from core.audit.verbs import Verb
from core.models import AuditEntry, AuditHead, Bucket, OutboxItem
from core.tasks import audit_head, seal_audit_trail

pytestmark = pytest.mark.django_db
VERBS = (Verb.FIGURE_PUBLISHED, Verb.OUTBOX_RETRIED, Verb.OUTBOX_DISMISSED)


@pytest.fixture
def heads_file(settings, tmp_path):
    settings.AUDIT_HEADS_FILE = str(tmp_path / "heads" / "audit-heads.log")
    return Path(settings.AUDIT_HEADS_FILE)


@pytest.fixture
def trail(editor, heads_file, django_capture_on_commit_callbacks):
    """Twelve sealed entries."""
    AuditEntry.objects.all().delete()
    for number in range(12):
        audit.record(VERBS[number % 3], editor, by=editor, number=number)
    with django_capture_on_commit_callbacks(execute=True):
        chain.seal()


def sql(statement: str, *values) -> None:
    """What somebody does who has got into the database: past the ORM."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def verify() -> tuple[int, str]:
    """Exit code and what `manage.py audit verify` said."""
    said = io.StringIO()
    try:
        call_command("audit", "verify", stdout=said, stderr=said)
    except SystemExit as end:
        return end.code, said.getvalue()
    return 0, said.getvalue()


def deliver_all() -> None:
    while waiting := list(OutboxItem.objects.values_list("pk", flat=True)):
        assert all([outbox.deliver(pk) for pk in waiting])


def test_sealing_gives_places_in_order_and_signs_the_head(trail):
    places = list(AuditEntry.objects.order_by("pk").values_list("position", flat=True))
    head = AuditHead.objects.get()

    assert places == list(range(1, 13))
    assert head.hash == AuditEntry.objects.get(position=12).hash
    assert chain.is_signed({"position": 12, "hash": head.hash}, head.signature)


def test_sealing_again_changes_nothing_and_later_entries_come_behind(trail, editor):
    before = list(AuditEntry.objects.order_by("pk").values_list("position", "hash"))
    seal_audit_trail()
    audit.record(Verb.OUTBOX_DISMISSED, editor)
    seal_audit_trail()

    assert list(AuditEntry.objects.order_by("pk").values_list("position", "hash"))[:12] == before
    assert AuditEntry.objects.latest("pk").position == 13
    assert verify()[0] == 0


def test_recording_takes_no_lock_and_leaves_the_entry_open(editor, django_assert_num_queries):
    with django_assert_num_queries(1):
        entry = audit.record(Verb.FIGURE_PUBLISHED, editor)

    assert (entry.position, entry.hash) == (None, "")


def test_batches_join_without_a_gap(trail, editor, monkeypatch):
    monkeypatch.setattr(chain, "BATCH", 3)
    for _ in range(7):
        audit.record(Verb.FIGURE_PUBLISHED, editor)

    head = chain.seal()

    assert head.position == 19
    assert chain.verify() is None


@pytest.mark.parametrize(
    ("harm", "position", "what"),
    [
        ("UPDATE core_auditentry SET actor = 'somebody' WHERE position = 5", 5, "changed"),
        ("UPDATE core_auditentry SET at = '2020-01-01 00:00:00+00' WHERE position = 5", 5, "changed"),
        ("DELETE FROM core_auditentry WHERE position = 5", 5, "missing"),
        ("DELETE FROM core_auditentry WHERE position = 1", 1, "missing"),
        ("DELETE FROM core_auditentry WHERE position > 9", 10, "missing"),
        ("UPDATE core_auditentry SET position = NULL, hash = '' WHERE position = 12", 12, "missing"),
        ("UPDATE core_auditentry SET position = 40 WHERE position = 7", 7, "missing"),
        ("UPDATE core_audithead SET position = 9", 9, "head"),
        ("UPDATE core_audithead SET signature = '00'", 12, "head"),
        ("DELETE FROM core_audithead", 1, "head is gone"),
    ],
)
def test_harm_done_past_the_orm_is_found_with_its_place(trail, heads_file, harm, position, what):
    sql(harm)

    code, said = verify()

    assert code == 1
    assert f"position {position}:" in said
    assert what in said


def test_two_entries_that_changed_places_are_found(trail, heads_file):
    sql("UPDATE core_auditentry SET position = -1 WHERE position = 4")
    sql("UPDATE core_auditentry SET position = 4 WHERE position = 6")
    sql("UPDATE core_auditentry SET position = 6 WHERE position = -1")

    assert "position 4: this entry was changed or moved" in verify()[1]


def test_entry_put_in_behind_the_head_is_found(trail, heads_file):
    sql(
        "INSERT INTO core_auditentry (at, verb, actor, subject_type, subject_id, facts, position, hash) "
        "VALUES ('2026-01-01 00:00:00+00', 'x', '', '', '', '{}', 13, 'abc')"
    )

    assert verify()[0] == 1


def test_chain_that_was_written_anew_is_found_by_its_signature(trail, heads_file):
    sql("UPDATE core_auditentry SET actor = 'nobody' WHERE position = 3")
    write_anew()

    assert "position 12: the head is not the one that was signed" in verify()[1]


def test_chain_that_was_cut_and_signed_earlier_is_found_by_the_file(trail, heads_file, editor):
    old = AuditHead.objects.values().get()
    audit.record(Verb.FIGURE_PUBLISHED, editor)
    heads.append(heads.current())
    sql("DELETE FROM core_auditentry WHERE position = 13")
    AuditHead.objects.update(**old)

    code, said = verify()

    assert code == 1
    assert "position 13: the chain was cut: an earlier head knows of 13 entries" in said


def test_chain_that_was_cut_and_grown_again_is_found_by_the_file(trail, heads_file, editor):
    old = AuditHead.objects.values().get()
    audit.record(Verb.FIGURE_PUBLISHED, editor)
    heads.append(heads.current())
    sql("DELETE FROM core_auditentry WHERE position = 13")
    AuditHead.objects.update(**old)
    audit.record(Verb.FIGURE_PUBLISHED, editor)

    assert "position 13: the chain was written anew" in verify()[1]


def sign_anew() -> None:
    """As write_anew, and the server is left to sign it: entries and head are gone, what is left waits to be sealed."""
    sql("UPDATE core_auditentry SET position = NULL, hash = ''")
    AuditHead.objects.all().delete()


@pytest.mark.parametrize("wipe", [False, True], ids=["rewritten", "wiped"])
def test_server_signs_no_rewritten_trail(trail, heads_file, wipe):
    if wipe:
        sql("DELETE FROM core_auditentry")
    else:
        sql("DELETE FROM core_auditentry WHERE position = 3")
    sign_anew()

    with pytest.raises(chain.HeadMissing):
        chain.seal()
    assert verify()[0] == 1
    assert "kept outside the database" in verify()[1]
    assert not AuditEntry.objects.sealed().exists()


def test_head_that_was_set_back_is_not_sealed_on(trail, heads_file):
    sql("DELETE FROM core_auditentry WHERE position > 5")
    AuditHead.objects.update(position=5)

    with pytest.raises(chain.HeadMissing):
        chain.seal()


@pytest.mark.parametrize("broken", ["missing", "rubbish"])
def test_last_head_that_is_missing_or_broken_fails_verify_and_is_on_the_health_page(trail, heads_file, client, broken):
    last_head.path().unlink() if broken == "missing" else last_head.path().write_text("rubbish")

    assert verify()[0] == 1
    assert broken == "rubbish" or "last head is not kept" in client.get("/healthz/").content.decode()


def test_daily_heads_that_stopped_fail_verify_and_are_on_the_health_page(trail, heads_file, client):
    line = heads.current() | {"date": "2026-01-01"}
    said = {name: line[name] for name in ("date", "position", "hash")}
    heads.append(line | {"signature": chain.sign(said)})

    assert verify()[0] == 1
    assert client.get("/healthz/").content.decode() == "ok; audit: the newest daily head is old"


def test_line_of_the_file_that_was_touched_is_found(trail, heads_file):
    heads.append(heads.current())
    heads_file.write_text(heads_file.read_text().replace('"position": 12', '"position": 11') + "rubbish\n")

    assert "line 1: not signed with our key" in verify()[1]


def write_anew() -> None:
    """Hash everything again, as somebody would who has the program and the database, but not the key."""
    before = chain.NOTHING
    for entry_id, position in list(AuditEntry.objects.order_by("position").values_list("pk", "position")):
        row = AuditEntry.objects.values_list(*chain.COLUMNS).get(pk=entry_id)
        before = chain.link(before, position, row)
        sql("UPDATE core_auditentry SET hash = %s WHERE id = %s", before, entry_id)
    AuditHead.objects.update(hash=before)


# --- Property: whatever is changed is found -------------------------------------------------------------------------
TEXT_COLUMNS = ("verb", "actor", "subject_type", "subject_id", "hash")
mutations = st.one_of(
    st.tuples(st.just("change"), st.integers(1, 12), st.sampled_from(TEXT_COLUMNS), st.text("abc01", max_size=8)),
    st.tuples(st.just("actor"), st.integers(1, 12), st.integers(10**6, 10**9)),
    st.tuples(st.just("fact"), st.integers(1, 12), st.text("abcë", min_size=1, max_size=5)),
    st.tuples(st.just("delete"), st.integers(1, 12), st.integers(1, 12)),
    st.tuples(st.just("swap"), st.integers(1, 12), st.integers(1, 12)),
    st.tuples(st.just("copy"), st.integers(1, 12), st.integers(1, 12)),
)


def harm(mutation) -> bool:
    """Do it; False when it left everything as it was."""
    before = list(AuditEntry.objects.order_by("pk").values_list())
    kind, place, *more = mutation
    if kind == "change":
        sql(f"UPDATE core_auditentry SET {more[0]} = %s WHERE position = %s", more[1], place)
    elif kind == "actor":
        sql("UPDATE core_auditentry SET actor_id = %s WHERE position = %s", more[0], place)
    elif kind == "fact":
        sql("UPDATE core_auditentry SET facts = %s WHERE position = %s", json.dumps({"number": more[0]}), place)
    elif kind == "delete":
        sql("DELETE FROM core_auditentry WHERE position BETWEEN %s AND %s", *sorted((place, more[0])))
    elif kind == "swap":
        for old, new in ((place, -1), (more[0], place), (-1, more[0])):
            sql("UPDATE core_auditentry SET position = %s WHERE position = %s", new, old)
    else:
        copy(place, more[0])
    return list(AuditEntry.objects.order_by("pk").values_list()) != before


def copy(place, source) -> None:
    """Put the content of one entry in the place of another, with its hash."""
    columns = ", ".join(("at", "verb", "actor", "actor_id", "subject_type", "subject_id", "facts", "hash"))
    sql(
        f"UPDATE core_auditentry SET ({columns}) = (SELECT {columns} FROM core_auditentry WHERE position = %s) "
        "WHERE position = %s",
        source,
        place,
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutation=mutations)
def test_any_mutation_is_found(trail, mutation):
    with transaction.atomic():
        harmed = harm(mutation)

        assert (chain.verify() is not None) == harmed

        transaction.set_rollback(True)


# --- Refusals -------------------------------------------------------------------------------------------------------
def test_sealed_entry_is_not_changed_through_the_orm(trail):
    entry = AuditEntry.objects.get(position=3)
    entry.actor = "somebody"

    for act in (entry.save, entry.delete, AuditEntry.objects.all().delete, lambda: AuditEntry.objects.update(actor="")):
        with pytest.raises(SealedEntry):
            act()
    assert chain.verify() is None


def test_open_entry_may_still_go(trail, editor):
    audit.record(Verb.FIGURE_PUBLISHED, editor)

    AuditEntry.objects.filter(position=None).delete()

    assert AuditEntry.objects.count() == 12


@pytest.mark.parametrize(
    "harm",
    ["UPDATE core_auditentry SET actor = 'x' WHERE position = 3", "DELETE FROM core_auditentry WHERE position = 3"],
)
def test_database_refuses_to_change_a_sealed_entry(trail, editor, harm):
    triggers.create(connection)
    audit.record(Verb.FIGURE_PUBLISHED, editor)
    chain.seal()

    with pytest.raises(DatabaseError, match="sealed audit entry"), transaction.atomic():
        sql(harm)

    assert AuditEntry.objects.sealed().count() == 13
    triggers.drop(connection)


# --- The daily head -------------------------------------------------------------------------------------------------
def test_daily_head_is_written_once_and_mailed_to_each(trail, heads_file, settings):
    settings.AUDIT_MAIL_TO = ["bordi@example.org", "auditi@example.org"]
    audit_head()
    audit_head()
    deliver_all()
    audit_head()
    deliver_all()

    (line,) = [json.loads(line) for line in heads_file.read_text().splitlines()]
    assert line["position"] == 12
    assert sorted(message.to[0] for message in mail.outbox) == ["auditi@example.org", "bordi@example.org"]
    assert all(line["hash"] in message.body for message in mail.outbox)
    assert AuditEntry.objects.filter(verb=Verb.HEAD_WRITTEN).count() == 1
    assert verify()[0] == 0


def test_daily_head_without_addresses_is_written_and_mailed_to_nobody(trail, heads_file):
    audit_head()
    deliver_all()

    assert len(heads_file.read_text().splitlines()) == 1
    assert mail.outbox == []


def test_head_can_be_checked_by_others_with_the_public_key(trail):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    said = [io.StringIO(), io.StringIO()]
    call_command("audit", "head", stdout=said[0])
    call_command("audit", "key", stdout=said[1])
    line = json.loads(said[0].getvalue())
    signature = bytes.fromhex(line.pop("signature"))
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(said[1].getvalue().strip()))

    key.verify(signature, json.dumps(line, sort_keys=True, separators=(",", ":")).encode())

    assert line["position"] == 12


def test_nothing_of_the_entries_leaves_with_the_head(editor, heads_file, settings, caplog):
    caplog.set_level(logging.DEBUG)
    canary = f"kanarina{uuid.uuid4().hex}"
    editor.username = canary
    settings.AUDIT_MAIL_TO = ["bordi@example.org"]
    audit.record(Verb.FIGURE_PUBLISHED, editor, by=editor, outcome=canary)
    audit_head()
    waiting = str(list(OutboxItem.objects.values()))
    deliver_all()

    sent = "".join(message.message().as_string() for message in mail.outbox)
    logs = " ".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    left = waiting + sent + heads_file.read_text() + str(list(AuditHead.objects.values())) + logs

    assert canary in str(list(AuditEntry.objects.values()))
    assert canary not in left
    assert settings.AUDIT_KEY not in left + str(list(AuditEntry.objects.values())) + str(list(Bucket.objects.values()))


def test_verifying_reads_in_batches(trail, editor, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(chain, "BATCH", 5)
    with django_assert_max_num_queries(12):
        assert chain.verify() is None
