"""The key: opened by its passphrase alone, kept in two halves, locked by itself."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from freezegun import freeze_time
from nacl.public import PrivateKey

from core.models import AuditEntry
from reporting.cases.opening import open_report
from reporting.models import KeyHolder, VaultKey
from reporting.vault import session_key
from reporting.vault.opening import NoKey
from tests import html
from tests.factories import reporting as make

SECRET = "kanarina këndon në mëngjes"


@pytest.fixture
def report(vault):
    return make.report({"story": SECRET})


def page(client, report):
    return client.get(reverse("reporting_desk:report", args=[report.pk]))


def words(response) -> list[str]:
    """What the reporter wrote, where the opened report shows it."""
    return html.texts(html.page(response), ".desk-answers dd")


def test_report_is_shut_until_the_passphrase_opens_it(login, analyst, report):
    client = login(analyst)

    shut = page(client, report)
    unlocking = make.unlock(client, next=reverse("reporting_desk:report", args=[report.pk]))
    opened = client.get(unlocking["Location"])

    assert SECRET not in shut.content.decode()
    assert unlocking["Location"] == reverse("reporting_desk:report", args=[report.pk])
    assert words(opened) == [SECRET]


def test_wrong_passphrase_opens_nothing_and_is_told_in_a_sentence(login, analyst, report):
    client = login(analyst)

    response = make.unlock(client, "një fjalë krejt tjetër")

    assert response.status_code == 422
    assert "një fjalë krejt tjetër" not in response.content.decode()
    assert session_key.cookie_name() not in response.cookies
    assert SECRET not in page(client, report).content.decode()
    assert AuditEntry.objects.filter(verb="vault.wrong_passphrase", actor_id=analyst.pk).count() == 1


@pytest.mark.parametrize("typed", ["", "x" * 201, "a\x00b" * 9])
def test_passphrase_that_cannot_be_one_is_refused_with_a_sentence(login, analyst, report, typed):
    response = make.unlock(login(analyst), typed)

    assert response.status_code == 422
    assert response.context["form"].errors["passphrase"]


def test_guessing_is_slowed_down(login, analyst, report):
    client = login(analyst)
    for _ in range(5):
        make.unlock(client, "një fjalë krejt tjetër")

    right_but_too_late = make.unlock(client)

    assert right_but_too_late.status_code == 422
    with freeze_time("2100-01-01"):
        assert make.unlock(login(analyst)).status_code == 302


def test_ten_wrong_passphrases_open_nothing_and_spoil_nothing(login, analyst, report):
    client = login(analyst)

    answers = [make.unlock(client, "një fjalë krejt tjetër") for _ in range(10)]

    assert {answer.status_code for answer in answers} == {422}
    assert AuditEntry.objects.filter(verb="vault.wrong_passphrase", actor_id=analyst.pk).count() == 5
    assert SECRET not in page(client, report).content.decode()
    with freeze_time("2100-01-01"):
        later = login(analyst)
        make.unlock(later)
        assert words(page(later, report)) == [SECRET]


def test_one_persons_wrong_passphrases_do_not_slow_another(login, analyst, other_analyst, report):
    for _ in range(6):
        make.unlock(login(analyst), "një fjalë krejt tjetër")

    assert make.unlock(login(other_analyst)).status_code == 302


def test_cookie_ends_with_the_browser(login, analyst, vault):
    morsel = make.unlock(login(analyst)).cookies[session_key.cookie_name()]

    assert (morsel["max-age"], morsel["expires"]) == ("", "")
    assert morsel["httponly"] and morsel["samesite"] == "Strict"


def test_signing_out_takes_the_cookie_away(at_desk, analyst, report):
    client = at_desk(analyst)

    answer = client.post(reverse("account_logout"))

    assert answer.cookies[session_key.cookie_name()].value == ""
    assert answer.cookies[session_key.cookie_name()]["max-age"] == 0


def test_weaker_lock_is_made_stronger_when_it_is_opened(login, analyst, report, monkeypatch):
    from reporting.vault.crypto import passphrases

    limit, public = analyst.keyholder.opslimit, bytes(analyst.keyholder.public_key)
    monkeypatch.setattr(passphrases, "OPSLIMIT", limit + 1)

    client = login(analyst)
    make.unlock(client)
    analyst.keyholder.refresh_from_db()

    assert analyst.keyholder.opslimit == limit + 1
    assert bytes(analyst.keyholder.public_key) == public
    assert words(page(client, report)) == [SECRET]
    assert AuditEntry.objects.filter(verb="vault.key_strengthened").count() == 1
    assert make.unlock(login(analyst)).status_code == 302


def test_key_locks_itself_after_fifteen_idle_minutes(login, analyst, report):
    with freeze_time("2026-02-10 10:00") as clock:
        client = login(analyst)
        make.unlock(client)
        clock.tick(14 * 60)
        used = page(client, report)
        clock.tick(14 * 60)
        used_again = page(client, report)
        clock.tick(15 * 60 + 1)
        idle = page(client, report)

    assert words(used) == [SECRET]
    assert words(used_again) == [SECRET]
    assert SECRET not in idle.content.decode()


def test_cookie_alone_opens_nothing(login, at_desk, analyst, report):
    cookie = at_desk(analyst).cookies[session_key.cookie_name()].value
    elsewhere = login(analyst)
    elsewhere.cookies[session_key.cookie_name()] = cookie

    assert SECRET not in page(elsewhere, report).content.decode()


def test_session_alone_opens_nothing(at_desk, analyst, report):
    desk = at_desk(analyst)
    stolen = Client()
    stolen.cookies["session"] = desk.cookies["session"].value

    response = page(stolen, report)

    assert response.status_code == 200
    assert SECRET not in response.content.decode()


def test_another_persons_cookie_opens_nothing(at_desk, analyst, other_analyst, report):
    one, other = at_desk(analyst), at_desk(other_analyst)
    one.cookies[session_key.cookie_name()] = other.cookies[session_key.cookie_name()].value

    assert SECRET not in page(one, report).content.decode()


@pytest.mark.parametrize("value", ["", "x", "%%%", "A" * 44, "ë"])
def test_broken_cookie_is_a_locked_desk(at_desk, analyst, report, value):
    desk = at_desk(analyst)
    desk.cookies[session_key.cookie_name()] = value

    response = page(desk, report)

    assert response.status_code == 200
    assert SECRET not in response.content.decode()


def test_locking_and_signing_out_lock(at_desk, analyst, report):
    locked, gone = at_desk(analyst), at_desk(analyst)

    locked.post(reverse("reporting_desk:lock"))
    gone.logout()
    gone.force_login(analyst)

    assert SECRET not in page(locked, report).content.decode()
    assert SECRET not in page(gone, report).content.decode()


def test_no_session_row_holds_a_private_key(at_desk, analyst, report):
    from reporting.vault.crypto import passphrases

    at_desk(analyst)
    private = passphrases.unlock(analyst.keyholder.as_locked(), make.PASSPHRASE)

    rows = [session.get_decoded() for session in Session.objects.all()]

    assert any("vault" in row for row in rows)
    assert bytes(private).hex() not in str(rows)
    assert all(str(bytes(private))[2:-1] not in str(row) for row in rows)


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org"])
def test_unlocking_leads_nowhere_else(login, analyst, vault, wanted):
    response = make.unlock(login(analyst), next=wanted)

    assert response["Location"] == reverse("reporting_desk:queue")


def test_person_without_the_vaults_key_does_not_find_the_report(login, make_person, report):
    newcomer = make_person("analyst", "i_ri")
    make.holder(newcomer)
    client = login(newcomer)
    make.unlock(client)

    response = page(client, report)

    assert response.status_code == 404
    assert SECRET not in response.content.decode()


def test_step_that_comes_after_the_key_locked_is_done_with_the_passphrase_and_nothing_is_lost(login, analyst, report):
    from reporting.cases.actions import assignment

    assignment.take(report, by=analyst)
    client = login(analyst)
    url = reverse("reporting_desk:write", args=[report.pk])

    locked = client.post(url, {"text": "një përgjigje e gjatë", "ask": "on"})
    wrong = client.post(url, {"text": "një përgjigje e gjatë", "ask": "on", "passphrase": "gabim gabim gabim"})
    done = client.post(url, {"text": "një përgjigje e gjatë", "ask": "on", "passphrase": make.PASSPHRASE})

    assert (locked.status_code, wrong.status_code, done.status_code) == (403, 403, 302)
    assert ("text", "një përgjigje e gjatë") in locked.context["carried"]
    assert ("text", "një përgjigje e gjatë") in wrong.context["carried"]
    assert "gabim gabim" not in wrong.content.decode()
    shown = html.page(page(client, report))
    assert html.texts(shown, ".desk-conversation .desk-text") == ["një përgjigje e gjatë"]
    assert report.messages.count() == 1


def test_key_that_is_kept_no_more_opens_nothing_while_it_is_still_unlocked(rf, monkeypatch, analyst, report):
    VaultKey.objects.all().delete()
    KeyHolder.objects.all().delete()
    monkeypatch.setattr(session_key, "private_key", lambda request: PrivateKey.generate())
    request = rf.get("/")
    request.user = analyst

    with pytest.raises(NoKey):
        open_report(request, report)
