import pytest
from django.utils import translation

from reporting.assessment.actions import verdicts
from reporting.cases.actions import assignment, closure, messages
from reporting.enums import Outcome, Verdict
from reporting.models import Message, Report
from reporting.notices.actions import removal
from reporting.reporter.actions import answer
from reporting.reporter.forms import CodeForm
from reporting.vault.crypto import codes
from tests import html
from tests.reporting.walk import hidden, report

pytestmark = pytest.mark.django_db
URL = "/raporto/kodi/"


@pytest.fixture
def code(client, vault, rubrics):
    return report(client, link="https://example.org/kanarina", story="kanarina në kafaz")


def open_with(client, code):
    return client.post(URL, {"code": code})


def test_code_opens_the_state_in_plain_words(client, code):
    page = open_with(client, f" {code.lower()} ")

    assert page.status_code == 200
    assert page.context["timeline"][0]["state"] == "done"


def test_own_words_are_not_shown_back(client, code):
    page = open_with(client, code).content.decode()

    assert "kanarina" not in page
    assert code not in page


def test_analyst_message_is_read_with_the_code_only(client, code, analyst, vault):
    assignment.take(Report.objects.get(), by=analyst)
    messages.write(Report.objects.get(), by=analyst, text="Mos paguaj. Ruaji mesazhet.", ask=True)
    page = open_with(client, code)

    assert html.texts(html.page(page), ".messages .message-text") == ["Mos paguaj. Ruaji mesazhet."]
    assert b"Mos paguaj" not in bytes(Message.objects.get().sealed)
    assert Message.objects.get().read


def test_answer_reaches_the_desk_once_even_when_sent_twice(client, code, analyst):
    assignment.take(Report.objects.get(), by=analyst)
    messages.write(Report.objects.get(), by=analyst, text="Kur ndodhi?", ask=True)
    page = open_with(client, code)
    first, second = (client.post(URL, {"state": hidden(page, "state"), "text": "Dje në mbrëmje"}) for _ in range(2))

    stored = Report.objects.get()
    assert (first.status_code, second.status_code) == (200, 200)
    assert stored.messages.filter(from_reporter=True).count() == 1
    assert (stored.state, stored.unread) == ("open", True)


def test_closed_report_tells_what_came_of_it_and_opens_again(client, code, analyst):
    assignment.take(Report.objects.get(), by=analyst)
    verdicts.assess(Report.objects.get(), by=analyst, verdict=Verdict.ILLEGAL)
    removal.looked(Report.objects.get(), by=analyst, result="gone")
    closure.close(Report.objects.get(), by=analyst, outcome=Outcome.REMOVED, text="Faqja u hoq.")
    page = open_with(client, code)
    answer(Report.objects.get(), "U shfaq prapë")

    assert html.texts(html.page(page), ".messages .message-text") == ["Faqja u hoq."]
    assert page.context["timeline"][-1]["state"] == "done"
    assert Report.objects.get().state == "open"


def test_mistyped_code_is_told_apart_from_a_wrong_one(client, code):
    mistyped = open_with(client, code[:-1] + ("A" if code[-1] != "A" else "B"))
    wrong = open_with(client, codes.new())

    assert (mistyped.status_code, wrong.status_code) == (422, 422)
    assert list(mistyped.context["form"].errors["code"]) != list(wrong.context["form"].errors["code"])


def test_code_in_the_address_is_not_read(client, code):
    page = client.get(URL, {"code": code})

    assert page.context["form"].data == {}
    assert code not in page.content.decode()


def test_expired_page_keeps_the_answer_to_be_copied(client, code):
    page = client.post(URL, {"state": "prishur", "text": "fjalët e mia"})

    assert page.status_code == 422
    assert html.text(html.page(page).select_one(".kept")) == "fjalët e mia"
    assert not Message.objects.exists()


@pytest.mark.parametrize("text", ["", "  ", "x" * 10_001])
def test_wrong_answer_is_refused_beside_the_field_and_kept(client, code, text):
    page = client.post(URL, {"state": hidden(open_with(client, code), "state"), "text": text})

    assert page.status_code == 422
    assert html.value(html.page(page), "text") == text.strip()
    assert html.links(html.page(page).select_one(".error-summary[role=alert]")) == ["#id_text"]
    assert not Message.objects.exists()


def test_state_of_the_report_form_does_not_open_the_code_page(client, code):
    state = hidden(client.get("/raporto/"), "state")

    assert client.post(URL, {"state": state, "text": "x"}).status_code == 422


@pytest.mark.parametrize(("language", "words"), [("sq", "shkronja e numra"), ("en", "letters and numbers")])
def test_page_says_how_long_a_code_is(language, words):
    with translation.override(language):
        form = CodeForm({"code": "x" * 61})
        sentences = [form.fields["code"].help_text, *form.errors["code"]]

        assert len(codes.new().replace("-", "")) == codes.LENGTH
        assert all(f"{codes.LENGTH} {words}" in str(sentence) for sentence in sentences)


def test_one_broken_message_leaves_the_others_to_be_read(client, code, analyst, vault):
    assignment.take(Report.objects.get(), by=analyst)
    for text in ("E para.", "E dyta."):
        messages.write(Report.objects.get(), by=analyst, text=text, ask=True)
    Message.objects.filter(pk=Message.objects.order_by("pk").first().pk).update(sealed=b"prishur")

    page = open_with(client, code)

    shown = html.texts(html.page(page), ".messages .message-text")
    assert (page.status_code, len(shown)) == (200, 2)
    assert len({"E para.", "E dyta."} & set(shown)) == 1
    assert any("nuk hapet" in text for text in shown)


def test_replies_have_a_bucket_of_their_own_and_lose_nothing(client, code):
    page, statuses = open_with(client, code), []
    for number in range(12):
        page = client.post(URL, {"state": hidden(page, "state"), "text": f"Fjala {number}"})
        statuses.append(page.status_code)

    assert statuses == [200] * 10 + [429] * 2
    assert Message.objects.filter(from_reporter=True).count() == 10
    assert html.page(page).select_one("textarea[name=text]").get_text().strip() == "Fjala 11"
    assert html.page(page).select_one("main [role=alert]")


def test_reply_that_is_sent_twice_takes_one_token(client, code):
    page = open_with(client, code)
    data = {"state": hidden(page, "state"), "text": "Fjala"}

    statuses = [client.post(URL, data).status_code for _ in range(12)]

    assert (statuses, Message.objects.filter(from_reporter=True).count()) == ([200] * 12, 1)
