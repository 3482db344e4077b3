"""A flood is slowed without knowing anybody; a person comes through, a script pays for each report."""

import base64
import json
import logging
import time
import uuid

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from core import outbox
from core.models import Bucket, OutboxItem
from core.rate_limits import buckets
from core.rate_limits.buckets import Rate
from reporting.cases.actions import assignment
from reporting.intake import flood
from reporting.intake.flood import proof, ticket
from reporting.models import Report
from reporting.reporter.actions import answer
from reporting.vault.crypto import codes
from tests.factories import reporting as make
from tests.reporting import walk
from tests.reporting.proof_of_work import solution, solved
from tests.worker import deliver_all

pytestmark = pytest.mark.django_db
URL = "/raporto/"


@pytest.fixture(autouse=True)
def narrow(settings):
    """Room for two reports at once, cheap proofs, and a clock that hardly refills."""
    settings.FLOOD_BURST, settings.FLOOD_PER_MINUTE = 2, 1
    settings.FLOOD_RUBRIC_BURST, settings.FLOOD_RUBRIC_PER_MINUTE = 2, 1
    settings.WRONG_CODES_BURST, settings.WRONG_CODES_PER_MINUTE = 3, 1
    settings.PROOF_NUMBER, settings.SLOW_PER_MINUTE = 300, 3


@pytest.fixture
def sender(vault, rubrics):
    """A browser of its own for each report: sends a link, returns the answer to "send now"."""

    def send(link="https://example.org/x", **more):
        client = Client(**more)
        page = walk.to_link(client)
        return walk.send(client, page, go="send", links=link)

    return send


@pytest.fixture
def full(sender):
    """The flood has taken all the room."""
    return [sender() for _ in range(2)]


def again(page, **brought):
    """Send the waiting page's form."""
    kept = {name: walk.hidden(page, name) for name in ("step", "state", "p", "go", "ticket", "proof")}
    return Client().post(URL, kept | brought, follow=True)


def later(monkeypatch, seconds) -> None:
    now = time.time() + seconds
    monkeypatch.setattr(time, "time", lambda: now)


# --- Who comes through ----------------------------------------------------------------------------------------------
def test_reports_are_taken_without_a_question_while_there_is_room(full):
    assert [page.status_code for page in full] == [200, 200]
    assert Report.objects.count() == 2


def test_thirty_pupils_behind_one_address_all_come_through_unasked(sender, settings):
    settings.FLOOD_BURST, settings.FLOOD_PER_MINUTE = 120, 60  # as shipped
    settings.FLOOD_RUBRIC_BURST, settings.FLOOD_RUBRIC_PER_MINUTE = 60, 30

    pages = [sender(f"https://example.org/{number}", REMOTE_ADDR="203.0.113.7") for number in range(30)]

    assert {page.status_code for page in pages} == {200}
    assert Report.objects.count() == 30


def test_under_pressure_the_page_waits_and_keeps_what_was_typed(full, sender):
    page = sender("https://example.org/kanarina")

    assert (page.status_code, page["Retry-After"]) == (429, "60")
    assert "no-store" in page["Cache-Control"]
    assert "kanarina" not in page.content.decode()
    assert Report.objects.count() == 2
    assert page.cookies == {}


def test_proof_of_work_lets_through(full, sender):
    page = sender()

    sent = again(page, proof=solved(page))

    assert walk.code_on(sent)
    assert Report.objects.count() == 3


def test_slow_way_lets_through_after_its_time_and_not_before(full, sender, monkeypatch):
    page = sender()

    early = again(page)
    later(monkeypatch, 61)
    sent = again(early)

    assert early.status_code == 429
    assert walk.hidden(early, "ticket") == walk.hidden(page, "ticket")
    assert walk.code_on(sent)


def test_report_that_is_stored_already_shows_its_code_again(full, sender):
    page = sender()
    brought = solved(page)

    first, second = again(page, proof=brought), again(page, proof=brought)

    assert walk.code_on(first) == walk.code_on(second)
    assert Report.objects.count() == 3


def test_danger_is_not_held_up_by_a_flood_of_anything_else(full, vault):
    client = Client()
    page = walk.send(client, walk.enter(client, "threat"), danger="yes")

    sent = walk.send(client, page, go="send", account="@ujku")

    assert walk.code_on(sent)


def test_flood_of_one_rubric_does_not_hold_up_another(settings, rf):
    settings.FLOOD_BURST = 100
    held = [flood.gate(rf.post(URL), str(uuid.uuid4()), rubric="dhune") for _ in range(5)]

    other = flood.gate(rf.post(URL), str(uuid.uuid4()), rubric="urrejtje")

    assert [bool(one) for one in held] == [False, False, True, True, True]
    assert other is None


def test_flood_of_everything_leaves_the_rubrics_their_tokens(rf):
    for _ in range(5):
        flood.gate(rf.post(URL), str(uuid.uuid4()), rubric="dhune")
    for _ in range(5):
        flood.gate(rf.post(URL), str(uuid.uuid4()), rubric="urrejtje")

    assert not buckets.is_dry("flood:rubric:urrejtje", Rate(2, 60))


# --- Who does not ---------------------------------------------------------------------------------------------------
def test_a_thousand_from_one_script_are_held_and_a_person_comes_through(rf, sender):
    passed = [flood.gate(rf.post(URL), str(uuid.uuid4()), rubric="dhune") for _ in range(1000)].count(None)
    page = sender()

    sent = again(page, proof=solved(page))

    assert passed == 2
    assert walk.code_on(sent)


@pytest.mark.parametrize("brought", ["", "x", "e30=", "bnVsbA==", "W10=", "9" * 3000, "\udcff"])
def test_rubbish_is_no_proof(full, rf, brought):
    assert not proof.holds(brought, "report x")


def test_proof_is_good_for_one_report_and_once(full, sender):
    page, other = sender(), sender()
    brought = solved(page)

    stolen = again(other, proof=brought)
    own = again(page, proof=brought)

    assert (stolen.status_code, own.status_code) == (429, 200)
    assert not proof.holds(brought, "report x")


def test_proof_used_twice_is_refused(rf):
    brought = solution(proof.challenge("report a"))

    assert [proof.holds(brought, "report a") for _ in range(3)] == [True, False, False]


def test_proof_with_any_field_changed_is_refused():
    good = json.loads(base64.b64decode(solution(proof.challenge("report a"))))
    harmed = [
        good | {"number": good["number"] + 1},
        good | {"number": str(good["number"])},
        good | {"salt": good["salt"].replace("expires=1", "expires=9")},
        good | {"salt": good["salt"] + "1"},
        good | {"signature": "0" * 64},
        good | {"algorithm": "SHA-1"},
    ]

    assert not any(proof.holds(base64.b64encode(json.dumps(one).encode()).decode(), "report a") for one in harmed)
    assert proof.holds(base64.b64encode(json.dumps(good).encode()).decode(), "report a")


def test_proof_too_late_is_refused(monkeypatch):
    brought = solution(proof.challenge("report a"))
    later(monkeypatch, proof.MINUTES * 60 + 5)

    assert not proof.holds(brought, "report a")


def test_proofs_in_floods_make_the_next_ones_harder(settings):
    before = proof.challenge("a")["maxNumber"]
    for number in range(3):
        proof.holds(solution(proof.challenge(f"report {number}")), f"report {number}")

    assert (before, proof.challenge("a")["maxNumber"]) == (300, 300 * proof.HARDER)


def test_slow_way_has_its_own_rate(full, sender, monkeypatch):
    pages = [sender() for _ in range(6)]
    later(monkeypatch, 61)

    sent = [again(page).status_code for page in pages]

    assert sent.count(200) == 3 + 1  # the lane's three, and the one token that the minute brought to everybody
    assert Report.objects.count() == 6


def test_ticket_is_drawn_with_once_and_for_one_report(monkeypatch, settings):
    slip, other = ticket.issue("report a"), ticket.issue("report b")
    later(monkeypatch, 61)

    assert ticket.read(slip.sealed, "report b") is None
    assert ticket.read(slip.sealed[:-2], "report a") is None
    assert [ticket.lets_through(ticket.read(slip.sealed, "report a")) for _ in range(2)] == [True, False]
    assert ticket.lets_through(ticket.read(other.sealed, "report b"))


def test_ticket_too_old_is_refused(monkeypatch):
    slip = ticket.issue("report a")
    later(monkeypatch, 60 + ticket.MINUTES * 60 + 5)

    assert ticket.read(slip.sealed, "report a") is None


def test_held_answer_of_the_api_says_what_to_bring(rf):
    for _ in range(2):
        flood.gate(rf.post(URL), str(uuid.uuid4()))
    mine = str(uuid.uuid4())
    held = flood.gate(rf.post(URL), mine)

    told = json.loads(json.dumps(held.as_json()))
    passed = flood.gate(rf.post(URL, {"proof": solution(told["challenge"])}), mine)

    assert (told["wait"], held.headers()) == (60, {"Retry-After": "60"})
    assert passed is None


def test_api_is_held_and_comes_through_with_a_proof_for_what_it_began(full, client):
    report = {"door": "link", "answers": {"links": "https://example.org/x"}}

    def post(**more):
        return client.post("/api/raporto/", json.dumps(report | more), content_type="application/json")

    held = post()
    again = post(begun=held.json()["begun"], proof=solution(held.json()["challenge"]))
    other = post(proof=solution(held.json()["challenge"]))

    assert (held.status_code, held["Retry-After"]) == (429, "60")
    assert (again.status_code, other.status_code) == (201, 429)
    assert Report.objects.count() == 3


# --- The bucket -----------------------------------------------------------------------------------------------------
def test_bucket_fills_up_again(monkeypatch):
    rate = Rate.per_minute(60, 3)
    first = [buckets.take("x", rate) for _ in range(4)]
    later(monkeypatch, 2)
    second = [buckets.take("x", rate) for _ in range(4)]
    later(monkeypatch, 3600)
    third = [buckets.take("x", rate) for _ in range(4)]

    assert (first, second, third) == ([True] * 3 + [False], [True] * 2 + [False] * 2, [True] * 3 + [False])


def test_full_buckets_leave_no_row(monkeypatch):
    buckets.take("x", Rate(3, 60))
    buckets.take("y", Rate(3, 3600))
    later(monkeypatch, 120)

    assert buckets.forget_full() == 1
    assert list(Bucket.objects.values_list("name", flat=True)) == ["y"]


# --- Nothing is kept about the sender -------------------------------------------------------------------------------
def test_nothing_is_stored_about_the_sender(full, sender, caplog, settings):
    caplog.set_level(logging.DEBUG)
    address, browser = "203.0.113.99", f"kanarina{uuid.uuid4().hex}"
    page = sender("https://example.org/x", REMOTE_ADDR=address, headers={"user-agent": browser})
    again(page, proof=solved(page))
    rows = str(list(Bucket.objects.values())) + str(list(OutboxItem.objects.values()))
    cached = str(getattr(cache, "_cache", "")) + "".join(
        path.read_bytes().hex() for path in settings.VAR.rglob("*") if path.is_file()
    )
    logs = " ".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)

    assert Bucket.objects.count() >= 3
    for canary in (address, browser):
        assert canary not in rows + logs + cached
        assert canary.encode().hex() not in cached
    assert str(Report.objects.latest("pk").pk) not in rows


# --- Mail -----------------------------------------------------------------------------------------------------------


def test_a_thousand_reports_send_each_person_one_mail_in_a_window(analyst, supervisor, settings, monkeypatch):
    settings.STAFF_MAIL_WINDOW_MINUTES = 15
    for _ in range(200):
        for _ in range(5):
            outbox.put("reporting.new_report", "desk")
        deliver_all()
    during = sorted(message.to[0] for message in mail.outbox)
    later(monkeypatch, 2 * 15 * 60 + 1)  # the end of the window is rounded up to a quarter
    OutboxItem.objects.update(not_before=timezone.now())
    deliver_all()

    assert during == sorted([analyst.email, supervisor.email])
    assert len(mail.outbox) == 4  # what came later is told once more, at the end of the window
    assert OutboxItem.objects.count() == 0


def test_danger_is_told_at_once_though_a_notice_has_just_gone_out(analyst, settings):
    outbox.put("reporting.new_report", "desk")
    deliver_all()
    for _ in range(3):
        outbox.put("reporting.new_danger", "desk")
        deliver_all()

    assert [message.subject for message in mail.outbox] == ["RAPORTO!: diçka e re po pret", "RAPORTO!: rrezik tani"]


def test_notice_goes_to_who_holds_the_key_of_the_rubric(vault, analyst, other_analyst, supervisor, make_person):
    make_person("analyst", "without_a_key")
    make.report(rubric=make.rubric())
    deliver_all()

    assert sorted(message.to[0] for message in mail.outbox) == sorted(
        person.email for person in (analyst, other_analyst, supervisor)
    )


def test_answer_of_somebody_in_danger_does_not_wait_for_the_window(vault, analyst):
    calm, danger = make.report(rubric=make.rubric()), make.report(rubric=make.rubric(), danger=True)
    for one in (calm, danger):
        assignment.take(one, by=analyst)
    deliver_all()
    mail.outbox.clear()

    for one in (calm, danger):
        answer(one, "Jam ende këtu")
        deliver_all()

    assert [message.to for message in mail.outbox] == [[analyst.email]] * 2
    assert [message.subject for message in mail.outbox][1] == "RAPORTO!: rrezik tani"


def test_notice_that_could_not_be_sent_does_not_use_up_the_window(analyst, monkeypatch):
    from django.core.mail.backends.locmem import EmailBackend

    good, tries = EmailBackend.send_messages, []

    def refuse_once(backend, messages):
        tries.append(1)
        if len(tries) == 1:
            raise ConnectionRefusedError
        return good(backend, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse_once)
    outbox.put("reporting.new_report", "desk")
    deliver_all()
    OutboxItem.objects.update(not_before=timezone.now())
    deliver_all()

    assert len(mail.outbox) == 1
    assert OutboxItem.objects.count() == 0


# --- Codes ----------------------------------------------------------------------------------------------------------
def test_guessed_codes_ask_for_a_proof_and_lock_nobody_out(sender, settings):
    settings.FLOOD_BURST = settings.FLOOD_RUBRIC_BURST = 9
    code = walk.code_on(sender())
    guesses = [Client().post(f"{URL}kodi/", {"code": codes.new()}).status_code for _ in range(10)]

    held = Client().post(f"{URL}kodi/", {"code": code})
    opened = Client().post(f"{URL}kodi/", {"held": walk.hidden(held, "held"), "proof": solved(held)})

    assert guesses == [422] * 3 + [429] * 7
    assert (held.status_code, code in held.content.decode()) == (429, False)
    assert opened.context["timeline"]


def test_each_guess_costs_a_proof_of_its_own(vault):
    for _ in range(3):
        Client().post(f"{URL}kodi/", {"code": codes.new()})
    held, other = (Client().post(f"{URL}kodi/", {"code": codes.new()}) for _ in range(2))
    brought = solved(held)

    tried = Client().post(f"{URL}kodi/", {"held": walk.hidden(held, "held"), "proof": brought})
    twice = Client().post(f"{URL}kodi/", {"held": walk.hidden(other, "held"), "proof": brought})

    assert (tried.status_code, twice.status_code) == (422, 429)


def test_code_is_opened_by_the_slow_way_too(sender, monkeypatch, settings):
    settings.FLOOD_BURST = settings.FLOOD_RUBRIC_BURST = 9
    code = walk.code_on(sender())
    for _ in range(4):
        Client().post(f"{URL}kodi/", {"code": codes.new()})
    held = Client().post(f"{URL}kodi/", {"code": code})
    later(monkeypatch, 61)
    for _ in range(2):
        flood.wrong_code()

    opened = Client().post(f"{URL}kodi/", {name: walk.hidden(held, name) for name in ("held", "ticket")})

    assert opened.context["timeline"]
