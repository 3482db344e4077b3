"""What a notice, an answer, a dossier and an officer's words say is found nowhere but where it must be.

Everything that could leak is first written, through the pages themselves; each look shows that it would find it.
"""

import logging
import uuid

import pytest
from django.core import mail
from django.urls import reverse

from core.models import AuditEntry, OutboxItem
from reporting.models import Notice, Referral
from reporting.notices.actions import events
from reporting.referrals.actions import referrals
from tests.factories import notices as make
from tests.factories import reporting
from tests.reporting.form_fields import fields
from tests.reporting.leaks import everything_in_files, everything_in_the_database, found
from tests.worker import deliver_all

NAMES = ("lidhja", "historia", "shpjegimi", "pergjigja", "dosja", "biseda", "numri", "pyetja", "fjala")
CANARIES = {name: f"kanarina{name}{uuid.uuid4().hex}" for name in NAMES}
LINK = f"https://{CANARIES['lidhja']}.example/x"


@pytest.fixture
def played(at_desk, analyst, make_person, vault, caplog):
    """A notice that went out and was answered, and a case that an officer has handled; all mail is out."""
    caplog.set_level(logging.DEBUG)
    for name in ("django", "isigurt", "django.request"):
        logging.getLogger(name).propagate = True
    officer = make_person("officer")
    make.officer(officer)
    report = make.in_hand(analyst, answers={"links": LINK, "story": CANARIES["historia"]})
    deliver_all()
    desk, door = at_desk(analyst), at_desk(officer)
    notify(desk, report)
    hand_over(desk, report)
    handle(door, Referral.objects.get())
    answer(desk, report)
    deliver_all()
    return report, desk, door


def notify(desk, report):
    url, to = reverse("reporting_desk:write_notice", args=[report.pk]), make.recipient()
    facts = desk.get(url, {"to": to.pk})
    text = desk.post(url, fields(facts) | {"go": "fill", "explanation": CANARIES["shpjegimi"]})
    look = desk.post(url, fields(text) | {"go": "preview"})
    assert desk.post(url, fields(look) | {"go": "send"}).status_code == 302
    in_between = everything_in_the_database()
    assert found(in_between, CANARIES.values()) == []  # also while the worker has not sent it
    deliver_all()
    given = {"sender": "a@pritesi.example", "subject": "Re", "automatic": False, "files": 0, "key": "1"}
    addresses = f" {Notice.objects.get().message_id}"
    assert events.replied(addresses=addresses, text=CANARIES["pergjigja"], **given)


def hand_over(desk, report):
    url = reverse("reporting_desk:write_referral", args=[report.pk])
    data = {"id": str(uuid.uuid4()), "authority": make.authority().pk, "note": CANARIES["dosja"]}
    assert desk.post(url, data).status_code == 302


def handle(door, referral):
    def do(step, **data):
        url = reverse(f"reporting_authority:{step}", args=[referral.pk])
        assert door.post(url, {"id": str(uuid.uuid4())} | data).status_code == 302

    do("acknowledge", case_number=CANARIES["numri"])
    do("ask", text=CANARIES["pyetja"])
    do("tell", outcome="investigation", text=CANARIES["fjala"])
    for name in ("dossier.json", "dossier.pdf"):
        assert door.get(reverse("reporting_authority:file", args=[referral.pk, name])).status_code == 200


def answer(desk, report):
    url = reverse("reporting_desk:referral_reply", args=[report.pk, Referral.objects.get().pk])
    assert desk.post(url, {"id": str(uuid.uuid4()), "text": CANARIES["biseda"]}).status_code == 302


def test_those_who_may_read_every_word(played):
    report, desk, door = played
    notice, referral = Notice.objects.get(), Referral.objects.get()

    pages = [
        desk.get(reverse("reporting_desk:notice", args=[report.pk, notice.pk])),
        desk.get(reverse("reporting_desk:referral", args=[report.pk, referral.pk])),
        door.get(reverse("reporting_authority:referral", args=[referral.pk])),
    ]

    everything = b"".join(page.content for page in pages)
    assert set(found(everything, CANARIES.values())) == set(CANARIES.values())


def test_neither_tables_nor_files_hold_a_word(played):
    AuditEntry.objects.create(verb="control", subject_type="x", subject_id="y", facts={"planted": "kontrollimbjellur"})

    tables = everything_in_the_database()

    assert found(tables, ["kontrollimbjellur"])
    assert found(tables + everything_in_files(), CANARIES.values()) == []


def test_no_log_line_holds_a_word(played, caplog):
    logging.getLogger("isigurt").warning("kontrollimbjellur")

    lines = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records).encode()

    assert found(lines, ["kontrollimbjellur"])
    assert found(lines, CANARIES.values()) == []


def test_only_the_notice_itself_says_something_by_mail(played):
    report, _desk, _door = played
    notice, referral = Notice.objects.get(), Referral.objects.get()
    letters = [m.message().as_string() for m in mail.outbox if m.to != [notice.recipient.email]]
    told = [m for m in mail.outbox if m.to == [notice.recipient.email]]

    assert len(letters) > 2
    assert [CANARIES["lidhja"] in m.body for m in told] == [True]
    assert CANARIES["historia"] not in told[0].body  # never what the reporter wrote
    everything = "\n".join(letters)
    assert found(everything.encode(), CANARIES.values()) == []
    assert not any(str(row.pk) in everything or row.reference in everything for row in (report, notice, referral))


def test_outbox_names_ids_alone(played):
    report, desk, _door = played
    referrals.withdraw(make.referral(make.in_hand(report.analyst), report.analyst), by=report.analyst)

    rows = list(OutboxItem.objects.all())

    assert rows
    for item in rows:
        assert len(item.target) <= 60
        assert not any(word in f"{item.kind} {item.target}" for word in CANARIES.values())


def test_trail_names_the_authority_and_codes_and_no_word(played):
    entries = AuditEntry.objects.filter(verb__regex="^(notice|referral)")

    facts = {name for entry in entries for name in entry.facts}
    assert facts <= {"kind", "authority", "outcome", "file"}
    assert found(str(list(entries.values())).encode(), CANARIES.values()) == []


def test_officer_s_pages_tell_nothing_of_other_reports(played):
    _report, _desk, door = played
    other = reporting.report({"story": CANARIES["historia"]}, rubric=reporting.rubric())

    inbox = door.get(reverse("reporting_authority:inbox")).content.decode()

    assert other.reference not in inbox
    assert door.get(reverse("reporting_desk:report", args=[other.pk])).status_code == 403
