"""The desk's pages of notices: choosing whom, the text, sending, what became of it. By the pages' own forms."""

import datetime as dt
import json

import pytest
from django.urls import reverse

from core.models import AuditEntry
from reporting.cases.actions.assignment import take
from reporting.models import Assessment, Notice, NoticeTemplate, Recipient, Taxonomy, Term
from reporting.notices.actions import events, sending
from reporting.notices.views.notices import part, together
from tests import html
from tests.factories import notices as make
from tests.factories import reporting
from tests.reporting.form_fields import fields
from tests.worker import deliver_all


@pytest.fixture
def report(vault, analyst):
    return make.in_hand(analyst)


@pytest.fixture
def client(at_desk, analyst):
    return at_desk(analyst)


@pytest.fixture
def assessed(report, analyst):
    """With terms of a taxonomy that speak to the law and to ICCAM."""
    taxonomy = Taxonomy.objects.create(code="classification", version="prova", name_sq="Klasifikimi", name_en="Class")
    Term.objects.create(
        taxonomy=taxonomy, code="t1", label_sq="i rëndë", label_en="grave", legal="neni 117", mapping={"iccam": "1"}
    )
    terms = {"classification": {"version": "prova", "terms": ["t1"]}}
    Assessment.objects.create(report=report, analyst=analyst, verdict="illegal", terms=terms)
    return report


def url(name, report, *more):
    return reverse(f"reporting_desk:{name}", args=[report.pk, *more])


def through(client, report, to, **typed) -> list:
    """From the facts to the preview; returns the answers."""
    facts = client.get(url("write_notice", report), {"to": to.pk})
    text = client.post(url("write_notice", report), fields(facts) | {"go": "fill"} | typed)
    look = client.post(url("write_notice", report), fields(text) | {"go": "preview"})
    return [facts, text, look]


def test_notice_is_written_in_three_pages_and_sent_once(client, assessed):
    to = make.recipient()

    facts, text, look = through(client, assessed, to)
    sent = [client.post(url("write_notice", assessed), fields(look) | {"go": "send"}) for _ in range(2)]

    notice = assessed.notices.get()
    assert [page.status_code for page in (facts, text, look, *sent)] == [200, 200, 200, 302, 302]
    assert "Class: grave" in html.value(html.page(facts), "explanation")
    assert notice.template == NoticeTemplate.objects.get(kind="host", language="en")
    page = client.get(url("notice", assessed, notice.pk))
    letter = html.text(html.page(page).select_one(".desk-letter"))
    assert [word for word in (make.LINK, "neni 117", notice.reference) if word not in letter] == []
    assert "kërcënon" not in page.content.decode()  # nothing of what the reporter wrote


def test_recipient_of_the_link_s_domain_is_offered_first(client, report):
    other = make.recipient(name="Aaa", domains="tjeter.example")
    near = make.recipient(name="Zzz", domains="www.Example.org")
    make.recipient(name="Off", active=False)

    offered = client.get(url("write_notice", report)).context["recipients"]

    assert [(row, row.suits) for row in offered] == [(near, True), (other, False)]


def test_text_without_what_the_law_asks_is_not_sent(client, assessed):
    to = make.recipient()
    _facts, text, _look = through(client, assessed, to)
    cut = fields(text) | {"body": ["Please remove it."]}

    look = client.post(url("write_notice", assessed), cut | {"go": "preview"})
    answer = client.post(url("write_notice", assessed), cut | {"go": "send"})

    assert answer.status_code == 422
    assert len(look.context["lacks"]) == 5
    assert [button["value"] for button in html.page(look).select("button[name=go]")] == ["text"]
    assert not assessed.notices.exists()


def test_link_that_the_report_does_not_have_is_refused(client, assessed):
    to = make.recipient()
    facts = client.get(url("write_notice", assessed), {"to": to.pk})

    answer = client.post(
        url("write_notice", assessed), fields(facts) | {"go": "fill", "links": ["https://tjeter.example/"]}
    )

    assert answer.status_code == 422


def test_key_that_locked_itself_loses_nothing_typed(client, assessed, analyst):
    to = make.recipient()
    _facts, _text, look = through(client, assessed, to)
    client.post(reverse("reporting_desk:lock"))

    asked = client.post(url("write_notice", assessed), fields(look) | {"go": "send"})
    done = client.post(url("write_notice", assessed), fields(asked) | {"passphrase": reporting.PASSPHRASE})

    assert (asked.status_code, done.status_code) == (403, 302)
    assert assessed.notices.count() == 1


def test_blocking_is_refused_with_a_sentence(client, assessed):
    to = make.recipient("regulator")

    answer = client.get(url("write_notice", assessed), {"to": to.pk})

    assert answer.status_code == 409
    assert answer.context["problem"]


def test_mail_to_a_partner_hotline_says_only_that_a_record_waits(client, assessed):
    to = make.recipient("hotline", country="NL", domains="")
    Assessment.objects.update(at=dt.datetime(2026, 3, 9, 23, 30, tzinfo=dt.UTC))
    _facts, _text, look = through(client, assessed, to)
    client.post(url("write_notice", assessed), fields(look) | {"go": "send"})
    notice = assessed.notices.get()

    letter = sending.outgoing(notice)
    record = client.get(url("notice_record", assessed, notice.pk, "json"))
    table = client.get(url("notice_record", assessed, notice.pk, "csv"))

    assert letter.links == []
    assert not any(word in letter.body for word in ("http", "example.org", "grave"))
    rows = json.loads(record.content)["records"]
    assert [(row["url"], row["classification"]) for row in rows] == [(make.LINK, "1")]
    assert rows[0]["assessed_date"] == "2026-03-10"  # in Tirana
    assert make.LINK in table.content.decode()
    assert "no-store" in record["Cache-Control"]
    assert AuditEntry.objects.filter(verb="notice.record_exported", subject_id=str(assessed.pk)).count() == 2


def test_answer_is_shown_harmless(client, report, analyst):
    notice = make.notice(report, analyst)
    deliver_all()
    given = {"sender": "abuse@pritesi.example", "subject": "Re", "automatic": False, "files": 2, "key": "x"}
    events.replied(addresses=f" {Notice.objects.get().message_id}", text="see https://evil.example/x", **given)

    page = client.get(url("notice", report, notice.pk))

    assert html.texts(html.page(page), ".desk-conversation .desk-text") == ["see hxxps://evil[.]example/x"]
    assert "https://evil.example" not in page.content.decode()


def test_steps_of_a_notice_by_button(client, report, analyst):
    notice = make.notice(report, analyst)
    sending.came_back(notice)

    again = client.post(url("notice_step", report, notice.pk, "again"))
    cancel = client.post(url("notice_step", report, notice.pk, "cancel"))
    late = client.post(url("notice_step", report, notice.pk, "cancel"))
    wrong = client.post(url("notice_step", report, notice.pk, "sent"))

    assert [answer.status_code for answer in (again, cancel, late, wrong)] == [302, 302, 302, 404]
    assert Notice.objects.get().state == "cancelled"


def test_gone_by_button_and_shown_on_the_report(client, report, analyst):
    make.notice(report, analyst)
    deliver_all()

    client.post(url("look", report), {"result": "online"})
    client.post(url("look", report), {"result": "gone"})
    page = client.get(reverse("reporting_desk:report", args=[report.pk]))

    assert Notice.objects.get().state == "done"
    assert len(html.page(page).select(".desk-notice-state--done")) == 1


def test_host_is_not_asked_about_child_abuse(at_desk, analyst, vault):
    report = reporting.report(rubric=reporting.rubric("dhune-seksuale"))
    take(report, by=analyst)

    answer = at_desk(analyst).post(url("ask_host", report))

    assert answer.status_code == 403
    assert not report.rechecks.exists()


def test_who_does_not_have_the_report_can_neither_write_nor_look(at_desk, other_analyst, report, analyst):
    notice = make.notice(report, analyst)
    stranger = at_desk(other_analyst)

    answers = [
        stranger.get(url("write_notice", report)),
        stranger.post(url("look", report), {"result": "gone"}),
        stranger.post(url("ask_host", report)),
        stranger.post(url("notice_step", report, notice.pk, "cancel")),
        stranger.get(url("write_referral", report)),
    ]

    assert [answer.status_code for answer in answers] == [403] * 5
    assert Notice.objects.get().state == "queued"


@pytest.mark.parametrize("count", [1, 3])
def test_page_of_a_report_asks_the_database_as_often_for_one_notice_as_for_three(
    client, report, analyst, django_assert_num_queries, count
):
    to = make.recipient()
    for _ in range(count):
        make.notice(report, analyst, to=to)
    opened = type("Opened", (), {"report": report, "answers": []})
    request = type("Request", (), {"user": analyst})

    with django_assert_num_queries(4):
        shown = part(request, opened)

    assert len(shown["rows"]) == count


def test_host_that_leads_into_our_own_network_is_not_asked_and_nothing_is_certain(at_desk, analyst, vault):
    report = make.in_hand(analyst, answers={"links": "http://127.0.0.1/x"})

    at_desk(analyst).post(url("ask_host", report))

    assert [(row.result, row.by_hand) for row in report.rechecks.all()] == [("unknown", False)]


@pytest.mark.parametrize(
    ("found", "result"),
    [([], "unknown"), (["gone", "gone"], "gone"), (["gone", "unknown"], "unknown"), (["gone", "online"], "online")],
)
def test_all_links_must_be_gone(found, result):
    assert together(found) == result


def test_supervisor_saves_a_text_and_the_next_version_is_in_use(login, supervisor, db):
    make.recipient()
    first = NoticeTemplate.objects.get(kind="hotline", language="en")
    address = reverse(first.snippet_viewset.get_url_name("edit"), args=[first.pk])

    saved = login(supervisor).post(address, {"subject": "$hotline: $reference", "body": f"{first.body}\nThank you."})
    wrong = login(supervisor).post(address, {"subject": "$hotline", "body": "$hotline $email $reference $links"})

    versions = NoticeTemplate.objects.filter(kind="hotline", language="en").order_by("version")
    assert (saved.status_code, wrong.status_code) == (302, 200)
    assert [(row.version, row.active) for row in versions] == [(1, False), (2, True)]
    assert versions[0].body == first.body


@pytest.mark.parametrize("role", ["analyst", "officer", "admin", "editor"])
def test_directory_and_texts_are_the_supervisors(login, make_person, role):
    client = login(make_person(role))

    for model in ("recipient", "noticetemplate", "authority"):
        assert client.get(f"/admin/snippets/reporting/{model}/").status_code in (302, 403)


def test_supervisor_deletes_no_recipient(login, supervisor, db):
    to = make.recipient()

    login(supervisor).post(reverse(to.snippet_viewset.get_url_name("delete"), args=[to.pk]))

    assert Recipient.objects.filter(pk=to.pk).exists()
