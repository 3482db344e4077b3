"""When something of ours breaks, nobody has to write it again: the page gives it back, and it arrives once."""

import pytest
from django.test import Client

from reporting.models import Report, Vault
from tests import html
from tests.factories import reporting as make
from tests.reporting import walk


@pytest.fixture
def reporter(vault):
    make.rubric()
    return Client(raise_request_exception=False)


@pytest.fixture
def mend(settings):
    """What sealing needs is broken, until the test mends it."""
    pepper, settings.CODE_PEPPER = settings.CODE_PEPPER, None
    return lambda: setattr(settings, "CODE_PEPPER", pepper)


def last_page(client):
    page = walk.send(client, walk.to_link(client), links="https://example.org/x")
    page = walk.send(client, page, rubric="bullizem-dhune")
    return walk.send(client, page, category="")


def test_page_of_an_error_gives_back_what_was_typed_and_sends_it_once(reporter, mend, read):
    answer = walk.send(reporter, last_page(reporter), go="send", story="kanarina")
    fields = {i["name"]: i.get("value", "") for i in html.page(answer).select("form[data-send-again] input")}
    mend()
    sent = [walk.code_on(reporter.post("/raporto/", fields, follow=True)) for _ in range(2)]

    assert (answer.status_code, answer["Retry-After"]) == (500, "60")
    assert "no-store" in answer["Cache-Control"]
    assert sent[0] == sent[1]
    assert read(Report.objects.get())["story"] == "kanarina"


def test_page_that_takes_no_report_gives_it_back(reporter):
    page = last_page(reporter)
    Vault.objects.update(active=False)
    answer = walk.send(reporter, page, go="send", story="kanarina")
    Vault.objects.update(active=True)
    fields = {i["name"]: i.get("value", "") for i in html.page(answer).select("form[data-send-again] input")}

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert walk.code_on(reporter.post("/raporto/", fields, follow=True))


def test_programs_get_a_problem_in_json_and_when_to_come_again(reporter, mend):
    body = {"door": "app", "answers": {"account": "@x"}}
    broken = reporter.post("/api/raporto/", body, content_type="application/json")
    mend()
    Vault.objects.update(active=False)
    closed = reporter.post("/api/raporto/", body, content_type="application/json")

    for answer, status in ((broken, 500), (closed, 503)):
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
        assert (answer["Retry-After"], answer.json()["status"]) == ("60", status)
