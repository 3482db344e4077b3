"""The phone operator: one page with every question, sealed at once, the code read out, nothing readable afterwards."""

import logging
import uuid

import pytest
from django.urls import reverse

from core.models import AuditEntry
from reporting.enums import Door
from reporting.intake.phonetic_alphabet import WORDS, spelled
from reporting.models import Report
from reporting.vault.crypto import codes
from tests import html
from tests.factories import reporting as make
from tests.reporting.leaks import everything_in_files, everything_in_the_database, found
from tests.reporting.walk import code_on, hidden
from tests.worker import deliver_all

pytestmark = pytest.mark.django_db

CANARY = f"kanarinatelefonata{uuid.uuid4().hex}"


@pytest.fixture
def operator(make_person):
    return make_person("operator")


@pytest.fixture
def phone(login, operator, vault):
    return login(operator)


def address(rubric="dhune-seksuale") -> str:
    return reverse("reporting_desk:operator") + (f"?rubrika={rubric}" if rubric else "")


def seal(client, rubric="dhune-seksuale", **typed):
    page = client.get(address(rubric))
    return client.post(address(rubric), {"state": hidden(page, "state"), "door": "app", **typed})


def test_call_is_sealed_with_its_channel_and_the_operator_named(phone, read):
    page = seal(
        phone, account="@x", story=CANARY, age="10-13", contact="yes", reaches="@y", danger="on", category="joshje"
    )

    report = Report.objects.get()
    assert code_on(page)
    assert (report.channel, report.door, report.danger, report.age_band) == ("phone", "app", True, "10-13")
    assert (report.category.slug, report.form_version.scope) == ("joshje", "dhune-seksuale")
    assert read(report) == {"account": "@x", "story": CANARY, "reaches": "@y"}
    entry = AuditEntry.objects.get(verb="report.received")
    assert (entry.actor, entry.at.astimezone().hour) == ("operator", 0)


def test_form_shows_every_question_in_the_order_of_the_definition_and_its_conditions(phone):
    page = html.page(phone.get(address()))

    asked = ["story", "age", "contact", "online", "reaches", "account", "happened_on", "place", "who"]
    names = dict.fromkeys(field["name"] for field in page.select(".desk-call__field [name]"))
    assert [name for name in names if name in asked] == asked
    assert [
        field.select_one("[name]")["name"] for field in page.select(".desk-call__field:has(> .desk-call__when)")
    ] == ["reaches"]


def test_answer_whose_condition_does_not_hold_is_refused_and_kept(phone):
    page = seal(phone, account="@x", contact="no", reaches="@emri-i-tij")

    assert page.status_code == 422
    assert html.value(html.page(page), "reaches") == "@emri-i-tij"
    assert not Report.objects.exists()


@pytest.mark.parametrize("door", Door.values)
def test_story_alone_is_enough_for_a_call(phone, read, door):
    seal(phone, rubric="bullizem-dhune", door=door, story="E kërcënuan në telefon")

    assert read(Report.objects.get()) == {"story": "E kërcënuan në telefon"}


def test_call_that_tells_nothing_is_refused_with_one_sentence(phone):
    page = seal(phone, rubric="bullizem-dhune", door="link", age="10-13")

    assert page.status_code == 422
    assert html.chosen(html.page(page), "age") == ["10-13"]
    assert len(html.page(page).select(".errorlist li")) == 1
    assert not Report.objects.exists()


def test_unsorted_call_goes_to_the_gravest_vault(phone):
    seal(phone, rubric="-", account="@x")

    report = Report.objects.get()
    assert (report.rubric, report.scope, report.form_version) == (None, "dhune-seksuale", None)


def test_sealing_twice_makes_one_report_and_shows_the_same_code(phone):
    page = phone.get(address())
    typed = {"state": hidden(page, "state"), "door": "app", "account": "@x"}
    first, second = (phone.post(address(), typed) for _ in range(2))

    assert Report.objects.count() == 1
    assert code_on(first) == code_on(second)


@pytest.mark.parametrize("broken", ["", "x", "A" * 500])
def test_page_that_was_open_too_long_keeps_what_was_typed(phone, broken):
    page = phone.post(address(), {"state": broken, "door": "app", "account": "@ende-ketu"})

    assert page.status_code == 422
    assert html.value(html.page(page), "account") == "@ende-ketu"
    assert not Report.objects.exists()


def test_state_of_the_public_form_opens_nothing_here(phone, client):
    state = hidden(client.get("/raporto/"), "state")

    assert phone.post(address(), {"state": state, "door": "app", "account": "@x"}).status_code == 422


def test_nothing_of_a_call_is_readable_afterwards(phone, caplog):
    caplog.set_level(logging.DEBUG)
    sealed = seal(phone, account="@x", story=CANARY)
    deliver_all()
    report = Report.objects.get()
    code = code_on(sealed)

    lines = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records).encode()
    everything = everything_in_the_database() + everything_in_files() + lines
    later = [phone.get(address()), phone.get(reverse("reporting_desk:report", args=[report.pk])), phone.get("/admin/")]

    assert found(everything, [CANARY, code, code.replace("-", "")]) == []
    assert CANARY not in sealed.content.decode()
    assert not any(CANARY in page.content.decode() for page in later)
    assert [page.status_code for page in later] == [200, 403, 200]


def test_pages_of_a_call_are_kept_nowhere(phone):
    pages = [phone.get(address(None)), phone.get(address()), seal(phone, account="@x")]

    assert all("no-store" in page["Cache-Control"] for page in pages)


@pytest.mark.parametrize(
    "role", ["editor", "moderator", "campaigner", "coordinator", "facilitator", "partner", "officer"]
)
def test_nobody_else_enters_calls(make_person, login, role):
    person = make_person(role, region="shkoder" if role in ("coordinator", "facilitator") else None)

    assert login(person).get(address()).status_code == 403


@pytest.mark.parametrize("name", ["queue", "keys", "forms"])
def test_operator_enters_nothing_else(phone, name):
    assert phone.get(reverse(f"reporting_desk:{name}")).status_code == 403


def test_without_a_vault_nothing_is_kept_and_what_was_typed_stays(login, operator):
    make.rubric()

    page = seal(login(operator), account="@mbetet")

    assert page.status_code == 503
    assert html.value(html.page(page), "account") == "@mbetet"


@pytest.mark.parametrize("language", WORDS)
def test_every_letter_of_a_code_has_a_word(language):
    letters = {character for character in codes.ALPHABET if character.isalpha()}

    assert letters == set(WORDS[language])
    assert [len(group) for group in spelled(codes.new(), language)] == [4, 4, 4, 4, 2]
