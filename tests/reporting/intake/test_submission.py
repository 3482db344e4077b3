import datetime as dt

import pytest
from freezegun import freeze_time

from core.models import AuditEntry, OutboxItem
from reporting.models import Answer, Report
from tests import html
from tests.reporting.walk import URL, code_on, hidden, report, send, step, to_link

pytestmark = pytest.mark.django_db


def test_link_alone_is_enough(client, vault, rubrics, read):
    sent = send(client, to_link(client), go="send", links="https://example.org/a?b=c")

    assert sent.status_code == 200
    assert code_on(sent)
    assert read(Report.objects.get()) == {"links": "https://example.org/a?b=c"}


def test_whole_walk_seals_each_answer(client, vault, rubrics, read):
    page = send(client, to_link(client), links="example.org/foto")
    page = send(client, page, rubric="dhune")
    page = send(client, page, category="dhune-1")
    page = send(client, page, story="Më kërcënojnë çdo natë.")
    page = send(client, page, who="child")
    assert step(page) == "check"
    send(client, page, go="send")

    stored = Report.objects.get()
    assert read(stored) == {"links": "example.org/foto", "story": "Më kërcënojnë çdo natë.", "who": "child"}
    assert (stored.rubric, stored.category.slug, stored.state, stored.danger) == (
        rubrics["dhune"],
        "dhune-1",
        "new",
        False,
    )


def test_english_walk_offers_english_rubrics_and_stores_the_same(client, vault, rubrics):
    page = send(client, to_link(client, "/en/raporto/"), url="/en/raporto/", links="example.org")
    report(client, url="/en/raporto/", rubric="urrejtje")

    names = html.texts(html.page(page), "main .choices label")
    assert {"dhune en", "urrejtje en"} <= set(names) and not {"dhune sq", "urrejtje sq"} & set(names)
    assert Report.objects.get().rubric == rubrics["urrejtje"]
    assert Report.objects.get().language == "en"


def test_going_back_keeps_what_was_typed(client, vault, rubrics):
    page = send(client, to_link(client), links="example.org/x")
    page = send(client, page, rubric="dhune")
    page = send(client, page, go="back")
    page = send(client, page, go="back")

    assert hidden(page, "step") == "link"
    assert html.value(html.page(page), "links") == "example.org/x"


def test_nothing_is_stored_before_sending(client, vault, rubrics):
    page = send(client, to_link(client), links="example.org/x")
    send(client, page, rubric="dhune")

    assert not Report.objects.exists()
    assert not client.cookies


def test_no_page_of_the_intake_sets_a_cookie_or_may_be_kept(client, vault, rubrics):
    pages = [client.get(URL), client.get("/raporto/tani/"), client.get("/raporto/kodi/"), to_link(client)]
    pages.append(send(client, pages[-1], go="send", links="example.org"))

    for page in pages:
        assert not page.cookies
        assert "no-store" in page["Cache-Control"]
        assert page["Referrer-Policy"] == "no-referrer"


def test_sending_twice_makes_one_report_and_shows_the_same_code(client, vault, rubrics):
    page = to_link(client)
    first, second = (send(client, page, go="send", links="example.org") for _ in range(2))

    codes = {code_on(sent) for sent in (first, second)}
    assert Report.objects.count() == len(codes) == 1
    assert Answer.objects.count() == 1


def test_the_code_is_nowhere_in_the_pages_before_and_not_in_the_database(client, vault, rubrics):
    page = to_link(client)
    sent = send(client, page, go="send", links="example.org")
    code = code_on(sent)

    assert code not in page.content.decode()
    assert code.replace("-", "") not in str(list(Report.objects.values()))


def test_nothing_tells_the_hour(client, vault, rubrics):
    report(client)

    stored = Report.objects.get()
    assert type(stored.received_on) is dt.date
    entry = AuditEntry.objects.get(verb="report.received")
    assert (entry.at.astimezone().minute, entry.at.astimezone().second) == (0, 0)


def test_a_report_puts_one_notice_into_the_outbox_however_many_come(client, vault, rubrics):
    report(client)
    report(client)

    assert list(OutboxItem.objects.values_list("kind", "target")) == [("reporting.new_report", "dhune")]


@pytest.mark.parametrize("wrong", ["", "   ", "nuk e di", "x" * 4_001])
def test_wrong_link_keeps_what_was_typed_and_says_so(client, vault, rubrics, wrong):
    page = send(client, to_link(client), go="send", links=wrong)

    assert page.status_code == 422
    assert html.links(html.page(page).select_one(".error-summary[role=alert]")) == ["#id_links"]
    assert html.value(html.page(page), "links") == wrong.strip()
    assert not Report.objects.exists()


@pytest.mark.parametrize("typed", ["tiktok.com/@emri", "https://a.al", "hxxp://a[.]al/b", "shiko këtë: www.a.al"])
def test_links_as_people_write_them_are_taken(client, vault, rubrics, typed):
    assert hidden(send(client, to_link(client), links=typed), "step") == "rubric"


@pytest.mark.parametrize(
    "data",
    [
        {"step": "nope"},
        {"step": "rubric"},
        {"step": "link", "links": "example.org", "state": "x"},
        {"step": "q-story", "story": "fjalë", "state": "AAAA"},
        {"step": "q-nope", "state": "AAAA"},
        {"step": ["link", "link"], "state": ["", ""]},
        {},
    ],
)
def test_tampered_form_is_answered_with_a_sentence(client, vault, rubrics, data):
    page = client.post(URL, data, follow=True)

    assert page.status_code == 400
    assert html.text(html.page(page).select_one("main [role=alert]"))
    assert not Report.objects.exists()


def test_tampered_state_keeps_what_this_page_asked(client, vault, rubrics):
    page = client.post(URL, {"step": "q-story", "story": "fjalët e mia", "state": "prishur"}, follow=True)

    assert html.value(html.page(page), "story") == "fjalët e mia"


@pytest.mark.parametrize(
    "at, name",
    [("rubric", "rubric"), ("category", "category"), ("q-who", "who"), ("door", "door"), ("help", "danger")],
)
def test_unknown_choice_is_refused(client, vault, rubrics, at, name):
    page = to_link(client)
    answer = client.post(URL, {"step": at, "state": hidden(page, "state"), "go": "next", name: "'; DROP"}, follow=True)

    assert answer.status_code == 422


def test_expired_form_keeps_everything_and_can_be_sent_then(client, vault, rubrics, read):
    with freeze_time("2026-11-21 20:00"):
        page = send(client, to_link(client), links="example.org/x")
    with freeze_time("2026-11-21 22:00"):
        late = send(client, page, rubric="dhune")
        again = send(client, late, go="send", rubric="dhune")

    assert late.status_code == 422
    assert again.status_code == 200
    assert read(Report.objects.get())["links"] == "example.org/x"


def test_day_old_form_opens_nothing(client, vault, rubrics):
    with freeze_time("2026-11-19 20:00"):
        page = send(client, to_link(client), links="example.org/x")
    with freeze_time("2026-11-21 22:00"):
        late = send(client, page, go="send", rubric="dhune")

    assert late.status_code == 400
    assert "example.org/x" not in late.content.decode()


def test_broken_encoding_and_nul_never_break_the_page(client, vault, rubrics):
    state = hidden(to_link(client), "state")
    broken = client.post(
        URL,
        b"step=link&go=send&links=%ff%fe%00.al&state=" + state.encode(),
        content_type="application/x-www-form-urlencoded",
        follow=True,
    )

    assert broken.status_code == 422


def test_large_body_is_refused_with_a_page(client, vault, rubrics):
    answer = client.post(URL, {"step": "q-story", "story": "x" * 20_000_000}, follow=True)

    assert answer.status_code in (400, 413)
    assert html.text(html.page(answer).select_one("main h1"))


def test_get_with_anything_in_the_query_shows_the_first_question(client, vault, rubrics):
    assert hidden(client.get(URL + "?step=check&state=x"), "step") == "door"


def test_without_a_vault_nothing_is_taken_and_numbers_are_shown(client, rubrics):
    page = send(client, to_link(client), go="send", links="example.org")

    assert page.status_code == 503
    assert "116 111" in html.text(html.page(page).select_one("h1 + .lead"))


def test_no_step_has_a_file_control_and_the_abuse_rubric_says_why(client, vault, rubrics):
    page = send(client, to_link(client), links="example.org/x")
    page = send(client, page, rubric="dhune")

    assert html.page(page).select("[type=file]") == []
    assert html.text(html.page(page).select_one("main .notice-box")) == "këshillë dhune"


def test_queries_of_a_step_do_not_grow(client, vault, rubrics, django_assert_max_num_queries):
    page = send(client, to_link(client), links="example.org/x")

    with django_assert_max_num_queries(16):
        send(client, page, rubric="dhune")
