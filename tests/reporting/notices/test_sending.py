"""A notice from writing to gone: sent once, sealed on its way, reminded, answered, bounced, withdrawn."""

import datetime as dt
import smtplib

import pytest
from django.core import mail
from django.utils import timezone

from core import outbox
from core.models import AuditEntry, OutboxItem
from core.states import WrongStep
from reporting.cases.actions.assignment import take
from reporting.models import Assessment, Notice, Report, WrappedKey
from reporting.notices.actions import events, removal, sending
from tests.factories import notices as make
from tests.factories import reporting
from tests.worker import deliver_all

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def report(vault, analyst):
    """In the analyst's hands, found illegal; the mails that it came are out."""
    found = make.in_hand(analyst)
    deliver_all()
    mail.outbox.clear()
    return found


@pytest.fixture
def notice(report, analyst):
    return make.notice(report, analyst)


@pytest.fixture
def sent(notice):
    deliver_all()
    mail.outbox.clear()
    return Notice.objects.get(pk=notice.pk)


def now(notice) -> Notice:
    return Notice.objects.get(pk=notice.pk)


def deliver_notice() -> bool:
    """What a worker does with the notice's row, once."""
    return outbox.deliver(OutboxItem.objects.get(kind="reporting.send_notice").pk)


def happened(notice) -> list[str]:
    return list(notice.events.values_list("what", flat=True))


def test_notice_goes_out_in_the_hotline_s_name_and_the_worker_s_copy_is_erased(notice, settings):
    before = bytes(notice.outgoing)

    deliver_all()

    letter, after = mail.outbox[0], now(notice)
    assert len(before) > 500
    assert (letter.to, letter.subject, letter.body) == (
        ["host@pritesi.example"], "iSIGURT: notice", f"Remove {make.LINK}",
    )  # fmt: skip
    assert letter.extra_headers["Message-ID"] == f"<{notice.pk}.0@127.0.0.1>"
    assert (after.state, after.outgoing, after.remind_at - after.sent_at) == ("sent", None, 24 * HOUR)
    assert happened(notice) == ["written", "sent"]


def test_row_of_the_outbox_holds_the_notice_s_id_and_nothing_else(notice):
    item = OutboxItem.objects.get(kind="reporting.send_notice")

    assert item.target == str(notice.pk)


def test_writing_twice_under_one_id_is_one_notice_and_one_mail(report, analyst):
    letter, to = make.letter(), make.recipient()

    for _ in range(2):
        make.notice(report, analyst, to=to, written=letter)
    deliver_all()

    assert (report.notices.count(), len(mail.outbox)) == (1, 1)


def test_no_notice_before_the_report_is_found_illegal_or_harmful(report, analyst):
    Report.objects.filter(pk=report.pk).update(verdict="not_illegal")

    with pytest.raises(WrongStep):
        make.notice(report, analyst)

    assert not report.notices.exists()


def test_blocking_is_asked_for_only_after_a_second_look_that_agrees(report, analyst, other_analyst):
    to = make.recipient("regulator")
    Assessment.objects.create(report=report, round=1, analyst=analyst, verdict="illegal")

    with pytest.raises(sending.NotAgreed):
        make.notice(report, analyst, to=to)
    Assessment.objects.create(report=report, round=2, analyst=other_analyst, verdict="harmful")
    with pytest.raises(sending.NotAgreed):
        make.notice(report, analyst, to=to)
    Assessment.objects.create(report=report, round=2, analyst=other_analyst, verdict="illegal")

    assert make.notice(report, analyst, to=to).kind == "regulator"


def test_mail_server_that_refuses_the_address_for_good_makes_it_come_back(notice, monkeypatch):
    def refuse(self, messages):
        raise smtplib.SMTPRecipientsRefused({"host@pritesi.example": (550, b"no such user")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)

    deliver_notice()

    assert (now(notice).state, now(notice).outgoing) == ("bounced", None)
    assert happened(notice) == ["written", "bounced"]


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"host@pritesi.example": (451, b"later")}),
        smtplib.SMTPServerDisconnected("gone"),
        ConnectionRefusedError(),
        TimeoutError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_mail_server_that_is_away_is_tried_again_with_the_copy_kept(notice, monkeypatch, error):
    def fail(self, messages):
        raise error

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
        assert deliver_notice() is False

    assert (now(notice).state, OutboxItem.objects.get(kind="reporting.send_notice").attempts) == ("queued", 1)
    OutboxItem.objects.update(not_before=timezone.now() - HOUR)
    deliver_all()
    assert (now(notice).state, len([m for m in mail.outbox if m.to == ["host@pritesi.example"]])) == ("sent", 1)


def test_worker_killed_after_the_mail_sends_it_again_under_the_same_name(notice, monkeypatch):
    class Killed(BaseException):
        pass

    def die(*args):
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr("reporting.notices.actions.sending.sent", die)
        with pytest.raises(Killed):
            deliver_notice()
    OutboxItem.objects.update(claimed_at=timezone.now() - HOUR)

    deliver_all()

    names = [m.extra_headers["Message-ID"] for m in mail.outbox if m.to == ["host@pritesi.example"]]
    assert (len(names), len(set(names))) == (2, 1)
    assert happened(notice) == ["written", "sent"]


def test_changed_server_key_leaves_the_notice_to_the_desk(notice, report, analyst, settings):
    settings.SECRET_KEY = "x" * 40

    deliver_all()

    assert (now(notice).state, happened(notice)) == ("bounced", ["written", "unreadable"])
    sending.again(now(notice), by=analyst, data_key=reporting.data_key(report, analyst))
    deliver_all()
    assert now(notice).state == "sent"


def test_what_came_back_is_sent_again_to_the_address_of_today(sent, report, analyst):
    sending.came_back(sent)
    type(sent.recipient).objects.update(email="abuse@pritesi.example")

    sending.again(now(sent), by=analyst, data_key=reporting.data_key(report, analyst))
    deliver_all()

    letters = [m for m in mail.outbox if m.to == ["abuse@pritesi.example"]]
    assert [m.extra_headers["Message-ID"] for m in letters] == [f"<{sent.pk}.1@127.0.0.1>"]
    assert (now(sent).state, now(sent).outgoing) == ("sent", None)


def test_withdrawn_before_it_went_out_it_never_goes(notice, analyst):
    sending.cancel(notice, by=analyst)

    deliver_all()

    assert (mail.outbox, now(notice).outgoing, now(notice).state) == ([], None, "cancelled")


def test_reminder_after_24_hours_and_after_72_without_any_link_and_then_no_more(sent):
    asked = []
    for hours in (23, 24.1, 30, 72.1, 100, 200):
        sending.remind_due(sent.sent_at + hours * HOUR)
        deliver_all()
        asked.append(len(mail.outbox))

    assert asked == [0, 1, 1, 2, 2, 2]
    assert [m.extra_headers["Message-ID"] for m in mail.outbox] == [
        f"<{sent.pk}.r1@127.0.0.1>", f"<{sent.pk}.r2@127.0.0.1>",
    ]  # fmt: skip
    for reminder in mail.outbox:
        assert sent.reference in reminder.body
        assert not any(word in reminder.subject + reminder.body for word in ("http", "faqe", "example.org"))


def test_partner_hotlines_and_the_audiovisual_authority_are_not_reminded(report, analyst):
    written = make.notice(report, analyst, to=make.recipient("audiovisual"))
    deliver_all()

    assert now(written).remind_at is None


def test_told_twice_that_it_came_back_is_once(sent):
    for _ in range(2):
        assert events.told("bounced", key="Postmark 17", message_id=sent.message_id)

    assert (now(sent).state, happened(sent), now(sent).remind_at) == ("bounced", ["written", "sent", "bounced"], None)


def test_delivery_is_noted_and_a_stranger_s_event_is_nothing(sent):
    told = [
        events.told("delivered", key="a", notice_id=str(sent.pk)),
        events.told("opened", key="b", message_id=sent.message_id),
        events.told("bounced", key="c", message_id="<somebody@else.example>"),
        events.told("bounced", key="d"),
    ]

    assert told == [True, True, False, False]
    assert (happened(sent), now(sent).state) == (["written", "sent", "delivered"], "sent")


def reply(sent, **more):
    given = {
        "addresses": f" noreply+{sent.pk.hex}@localhost",
        "key": "Postmark 4711",
        "sender": "abuse@pritesi.example",
        "subject": "Re: notice",
        "text": "E hoqëm.",
        "automatic": False,
        "files": 0,
    }
    return events.replied(**given | more)


@pytest.mark.parametrize(
    "addresses",
    [" noreply+{hex}@localhost", "Njoftime <noreply+{hex}@localhost>", " <{id}.0@127.0.0.1>", " x <{id}.r2@127.0.0.1>"],
)
def test_answer_is_found_by_its_address_or_by_what_it_answers(sent, addresses):
    assert reply(sent, addresses=addresses.format(hex=sent.pk.hex, id=sent.pk))

    assert (now(sent).state, now(sent).remind_at) == ("answered", None)


def test_answer_is_sealed_for_the_rubric_s_vault_under_a_key_of_its_own(sent, report):
    reply(sent)

    event = sent.events.get(what="reply")
    wrapped = WrappedKey.objects.get(data_key_id=event.data_key_id)
    assert b"hoq" not in bytes(event.sealed)
    assert (wrapped.vault.scope, wrapped.report) == (report.scope, report)


def test_answer_told_twice_is_one(sent):
    reply(sent)
    reply(sent)

    assert sent.events.filter(what="reply").count() == 1
    assert WrappedKey.objects.filter(report=sent.report).count() == 2


def test_automatic_receipt_does_not_stop_the_reminders(sent):
    reply(sent, automatic=True)

    assert (now(sent).state, now(sent).remind_at) == ("sent", sent.remind_at)
    assert happened(sent) == ["written", "sent", "receipt"]


@pytest.mark.parametrize(
    "addresses", ["", " noreply@localhost", f" <{'0' * 8}-0000-4000-8000-{'0' * 12}.0@x>", " +a@b"]
)
def test_mail_that_answers_no_notice_is_dropped_without_a_trace(sent, addresses, caplog):
    caplog.set_level("DEBUG")

    assert not reply(sent, addresses=addresses, text="kanarina")

    assert sent.events.count() == 2
    assert "kanarina" not in caplog.text


def test_analyst_is_told_that_there_is_news_and_no_more(sent, analyst):
    reply(sent)
    deliver_all()

    letter = mail.outbox[0]
    assert letter.to == [analyst.email]
    assert not any(word in letter.subject + letter.body for word in (sent.reference, "hoq", "pritesi"))


def test_gone_ends_the_notices_and_says_since_when(sent, report, analyst):
    removal.looked(report, by=analyst, result="gone")

    report.refresh_from_db()
    assert (now(sent).state, now(sent).remind_at, report.removed_on) == ("done", None, timezone.localdate())
    assert [(row.result, row.by, row.by_hand) for row in report.rechecks.all()] == [("gone", analyst, True)]


def test_still_there_and_uncertain_change_nothing_and_back_again_takes_the_day_away(sent, report, analyst):
    for result in ("online", "unknown"):
        removal.looked(report, by=analyst, result=result)
    assert (now(sent).state, now(sent).remind_at) == ("sent", sent.remind_at)

    removal.looked(report, by=analyst, result="gone")
    removal.looked(report, by=analyst, result="online")

    report.refresh_from_db()
    assert report.removed_on is None


def test_trail_says_who_did_what_and_never_to_whom_or_where(sent, report, analyst):
    removal.looked(report, by=analyst, result="gone")

    entries = AuditEntry.objects.filter(subject_id=str(report.pk)).order_by("id")
    told = [entry.verb for entry in entries if entry.verb.startswith(("notice", "report.rechecked"))]
    assert told == ["notice.written", "notice.sent", "report.rechecked", "notice.gone"]
    assert not any("example" in str(entry.facts) for entry in entries)


def test_report_that_nobody_has_taken_cannot_be_told_of(vault, analyst):
    fresh = reporting.report(rubric=reporting.rubric())
    Report.objects.filter(pk=fresh.pk).update(verdict="illegal")

    with pytest.raises(WrongStep):
        make.notice(fresh, analyst)

    take(fresh, by=analyst)
    assert make.notice(fresh, analyst)


def test_clock_that_began_with_the_assessment_stops_when_somebody_is_told(report, analyst):
    Report.objects.filter(pk=report.pk).update(due_for="action", due_at=timezone.now())

    make.notice(report, analyst)

    report.refresh_from_db()
    assert (report.due_for, report.due_at) == ("", None)
