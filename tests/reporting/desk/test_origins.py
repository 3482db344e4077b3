"""Where the links of a report lead, on its page: worked out after unlocking, defanged, and nothing fetched."""

import socket

import pytest
from django.urls import reverse

from core.models import AuditEntry
from reporting.cases.actions import assignment
from reporting.models import Report
from tests import html
from tests.factories import reporting as make

NAME, NUMBER = "https://m.klipi.dita.example.org/x/42", "http://93.184.216.34/y"
ROWS = [("klipi[.]dita[.]example[.]org", "example[.]org"), ("93[.]184[.]216[.]34", "93[.]184[.]216[.]34")]


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a name server was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def taken(vault, analyst):
    report = make.report({"links": f"{NAME}\n{NUMBER}"}, rubric=make.rubric())
    return assignment.take(report, by=analyst)


def page(client, report, address="report"):
    url = reverse(f"reporting_desk:{address}", args=[report.pk])
    return client.post(url) if address == "trace" else client.get(url)


def hosts(response) -> list[tuple[str, str]]:
    """Host and domain of each link, in the table of where the links lead."""
    rows = html.page(response).select("[aria-labelledby=desk-origins] tbody tr")
    return [tuple(html.texts(row, "td"))[:2] for row in rows]


def test_host_and_domain_stand_on_the_page_and_cannot_be_clicked(at_desk, analyst, taken, no_network):
    shown = page(at_desk(analyst), taken)

    assert hosts(shown) == ROWS
    assert NAME not in shown.content.decode()


def test_country_comes_from_the_offline_database_and_alone_is_kept(at_desk, analyst, taken, no_network, monkeypatch):
    monkeypatch.setattr("reporting.links.origin.country", lambda address: "NL" if address else "unknown")

    answer = page(at_desk(analyst), taken, "trace")

    assert answer.status_code == 200
    assert Report.objects.get(pk=taken.pk).host_country == "NL"
    entry = AuditEntry.objects.get(verb="report.host_country")
    assert entry.facts == {"country": "NL"}


def test_without_database_the_country_is_unknown_and_nothing_is_kept(at_desk, analyst, taken, no_network):
    answer = page(at_desk(analyst), taken, "trace")

    assert answer.status_code == 200
    assert Report.objects.get(pk=taken.pk).host_country == ""
    assert not AuditEntry.objects.filter(verb="report.host_country").exists()


def test_locked_key_is_asked_for_and_the_step_then_done(login, analyst, taken, no_network):
    client = login(analyst)

    locked = page(client, taken, "trace")
    url = reverse("reporting_desk:trace", args=[taken.pk])
    done = client.post(url, {"passphrase": make.PASSPHRASE})

    assert b"dita" not in locked.content
    assert html.page(locked).select_one("form:has([name=passphrase])")["action"] == url
    assert done.status_code == 200
    assert hosts(done) == ROWS


def test_only_who_has_the_report_may_ask(at_desk, other_analyst, taken):
    assert page(at_desk(other_analyst), taken, "trace").status_code == 403
