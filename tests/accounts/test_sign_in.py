"""Signing in: the password, then the code; what allauth and Wagtail offer besides is closed."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail, signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.sign_in import devices
from core.models import AuditEntry
from tests.accounts import totp
from tests.accounts.conftest import PASSWORD
from tests.html import links, page
from tests.worker import deliver_all

CODE = "/hyrja/2fa/authenticate/"


def test_password_alone_signs_in_where_no_factor_is_set_up(with_password, analyst):
    client, answer = with_password(analyst)

    assert answer["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_after_enrolment_sign_in_asks_for_the_code(two_factors, enrol, with_password, analyst):
    _, secret, _ = enrol(analyst)

    client, answer = with_password(analyst)
    before = client.get("/admin/")
    done = client.post(CODE, {"code": totp.code(secret)})

    assert answer["Location"] == CODE
    assert before.status_code == 302
    assert done["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_code_is_good_once(enrol, with_password, analyst):
    _, secret, _ = enrol(analyst)
    code = totp.code(secret)

    first, _ = with_password(analyst)
    first.post(CODE, {"code": code})
    second, _ = with_password(analyst)
    answer = second.post(CODE, {"code": f"{code[:3]} {code[3:]}"})

    assert first.get("/admin/").status_code == 200
    assert answer.status_code == 200
    assert links(page(answer).select_one(".error-summary[role=alert]")) == ["#id_code"]


@pytest.mark.parametrize("wrong", ["000000", "", "ë", "x" * 5000, "\x00", "'; --"])
def test_wrong_code_is_refused_beside_the_field(enrol, with_password, analyst, wrong):
    enrol(analyst)
    client, _ = with_password(analyst)

    answer = client.post(CODE, {"code": wrong})

    assert answer.status_code == 200
    assert answer.context["form"].errors["code"]


def test_recovery_code_works_once(enrol, with_password, analyst):
    _, _, codes = enrol(analyst)

    first, _ = with_password(analyst)
    taken = first.post(CODE, {"code": codes[0]})
    second, _ = with_password(analyst)
    refused = second.post(CODE, {"code": codes[0]})

    assert taken["Location"] == "/admin/"
    assert refused.status_code == 200


def test_secrets_of_factors_are_sealed_in_the_database(enrol, analyst):
    _, secret, codes = enrol(analyst)

    kept = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert secret not in kept
    assert not any(code in kept for code in codes)


def test_adding_and_removing_a_factor_is_in_the_audit_trail(enrol, analyst):
    client, _, _ = enrol(analyst)

    client.post("/hyrja/2fa/totp/deactivate/")

    facts = AuditEntry.objects.filter(verb__startswith="accounts.").values_list("verb", "actor", "facts")
    assert ("accounts.second_factor_added", "analyst", {"type": "totp"}) in list(facts)
    assert ("accounts.second_factor_removed", "analyst", {"type": "totp"}) in list(facts)


LOST = (
    "signup/ email/ confirm-email/ login/code/confirm/ social/signup/ 3rdparty/ "
    "2fa/webauthn/login/ 2fa/webauthn/signup/ 2fa/trust/"
)


@pytest.mark.parametrize("lost", LOST.split())
def test_what_we_do_not_offer_is_not_there(visitor, lost):
    assert visitor.get(f"/hyrja/{lost}").status_code == 404
    assert visitor.post(f"/hyrja/{lost}").status_code == 404


@pytest.mark.parametrize("path", ["password_reset/", "password_reset/done/", "password_reset/confirm/MQ/x/"])
def test_wagtails_own_password_reset_is_closed(visitor, path):
    assert visitor.get(f"/admin/{path}").status_code == 404
    assert visitor.post(f"/admin/{path}", {"email": "analyst@example.org"}).status_code == 404


def test_wagtails_own_sign_in_leads_to_ours(visitor, analyst):
    answer = visitor.get("/admin/login/?next=/admin/roles/")
    posted = visitor.post("/admin/login/", {"username": "analyst", "password": PASSWORD})

    assert answer["Location"] == "/hyrja/login/?next=/admin/roles/"
    assert posted.status_code in (301, 302)
    assert "_auth_user_id" not in visitor.session


def test_account_page_of_the_admin_changes_neither_password_nor_address(login, analyst):
    shown = login(analyst).get("/admin/account/")

    assert {"/hyrja/2fa/", "/hyrja/password/change/"} <= set(links(page(shown).main))
    assert page(shown).select('[name$="old_password"], [name="name_email-email"]') == []


def test_inactive_person_is_not_signed_in(with_password, analyst):
    analyst.is_active = False
    analyst.save()

    client, _ = with_password(analyst)

    assert "_auth_user_id" not in client.session


def test_next_never_leads_to_another_host(with_password, analyst):
    client = Client()

    answer = client.post(
        "/hyrja/login/", {"login": "analyst", "password": PASSWORD, "next": "https://evil.example/admin/"}
    )

    assert answer["Location"] == "/admin/"


# --- Wrong passwords ------------------------------------------------------------------------------------------------
def guess(name: str, times: int, client=None):
    client = client or Client()
    return [client.post("/hyrja/login/", {"login": name, "password": f"gabim-{n}"}) for n in range(times)][-1]


def test_sixth_guess_for_a_name_is_not_even_looked_at(with_password, analyst):
    guess("analyst", 5)

    client, answer = with_password(analyst)

    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


def test_guesses_for_one_name_lock_out_nobody_else(with_password, analyst, supervisor):
    for name in ("analyst", *(f"nobody{n}" for n in range(40))):
        guess(name, 6 if name == "analyst" else 1)

    client, answer = with_password(supervisor)

    assert answer["Location"] == "/admin/"


def test_owner_still_enters_from_a_browser_known_to_us(with_password, analyst):
    known, _ = with_password(analyst)
    known.post("/hyrja/logout/")
    guess("analyst", 6)

    client, answer = with_password(analyst, known)

    assert answer["Location"] == "/admin/"


def test_known_browser_has_a_limit_of_its_own(with_password, analyst):
    known, _ = with_password(analyst)
    known.post("/hyrja/logout/")
    guess("analyst", 5, known)

    _, answer = with_password(analyst, known)

    assert answer.status_code == 200


def test_browser_known_for_one_name_is_a_stranger_to_another(with_password, analyst, supervisor):
    known, _ = with_password(supervisor)
    known.post("/hyrja/logout/")
    guess("analyst", 5)

    _, answer = with_password(analyst, known)

    assert answer.status_code == 200


def test_no_address_is_looked_at_or_kept(settings, with_password, analyst, tmp_path):
    seen = []
    client = Client(REMOTE_ADDR="203.0.113.77", HTTP_X_FORWARDED_FOR="203.0.113.78", HTTP_USER_AGENT="KanarinaAgjent")

    guess("analyst", 6, client)
    with_password(analyst, client)
    for path in settings.VAR.rglob("*"):
        seen.append(path.read_bytes() if path.is_file() else b"")

    assert not any(word in b"".join(seen) for word in (b"203.0.113", b"KanarinaAgjent"))


# --- Passwords ------------------------------------------------------------------------------------------------------
def test_forgotten_password_is_set_by_mail_and_signs_nobody_in(two_factors, enrol, with_password, analyst):
    enrol(analyst)
    client = Client()

    client.post("/hyrja/password/reset/", {"email": "analyst@example.org"})
    deliver_all()
    link = re.search(r"http://127.0.0.1:8000(/\S+)", mail.outbox[0].body).group(1)
    form = client.get(link, follow=True)
    done = client.post(form.redirect_chain[-1][0], {"password1": "tri fjale te reja", "password2": "tri fjale te reja"})
    fresh, answer = with_password(analyst, password="tri fjale te reja")

    assert done["Location"] == "/hyrja/password/reset/key/done/"
    assert "_auth_user_id" not in client.session
    assert answer["Location"] == CODE


def test_stranger_address_gets_no_mail_and_the_same_answer(visitor, analyst):
    known = visitor.post("/hyrja/password/reset/", {"email": "analyst@example.org"})
    unknown = visitor.post("/hyrja/password/reset/", {"email": "dikush@example.org"})
    deliver_all()

    assert [message.to for message in mail.outbox] == [["analyst@example.org"]]
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_page_for_a_new_password_does_the_same_work_for_everybody(visitor, analyst):
    def work(address) -> list[str]:
        with CaptureQueriesContext(connection) as asked:
            visitor.post("/hyrja/password/reset/", {"email": address})
        return [query["sql"].split()[0] for query in asked.captured_queries]

    assert work("analyst@example.org") == work("dikush@example.org")
    assert mail.outbox == []


def test_cookie_of_a_browser_names_nobody(with_password, analyst):
    client, _ = with_password(analyst)
    cookie = client.cookies["device"].value

    value = signing.loads(cookie, salt=devices.SALT)

    assert analyst.username not in cookie + str(value)
    assert set(value) == {"name", "of"}


def test_used_reset_link_says_so(visitor, db):
    answer = visitor.get("/hyrja/password/reset/key/1-abc-def/", follow=True)

    assert answer.status_code == 200
    assert answer.context["token_fail"]


def test_changing_the_password_keeps_this_session_and_ends_others(with_password, analyst):
    here, _ = with_password(analyst)
    there, _ = with_password(analyst)

    here.post(
        "/hyrja/password/change/",
        {"oldpassword": PASSWORD, "password1": "tri fjale te reja", "password2": "tri fjale te reja"},
    )

    assert here.get("/admin/").status_code == 200
    assert there.get("/admin/").status_code == 302


def test_two_new_passwords_that_differ_are_refused_in_our_words(with_password, analyst):
    client, _ = with_password(analyst)

    answer = client.post(
        "/hyrja/password/change/",
        {"oldpassword": PASSWORD, "password1": "tri fjale te reja", "password2": "tri fjale te tjera"},
    )

    assert "each time" not in answer.content.decode()
    assert answer.context["form"].errors["password2"]


def test_signing_out_leaves_nothing_of_the_session(with_password, analyst):
    client, _ = with_password(analyst)

    answer = client.post("/hyrja/logout/")

    assert answer["Location"] == "/"
    assert not client.session.keys()
    assert client.get("/admin/").status_code == 302
