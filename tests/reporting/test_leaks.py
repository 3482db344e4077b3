"""What a reporter writes is found nowhere: not in the database, its files, logs, mails, cache, broker or sessions.

Each test first shows that it would find what it looks for.
"""

import logging
import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from core.models import AuditEntry, OutboxItem
from reporting.cases.actions import assignment
from reporting.models import Report
from reporting.reporter.actions import answer
from tests.factories import reporting as make
from tests.reporting import walk
from tests.reporting.leaks import everything_in_files, everything_in_the_database, found, pages_of_sqlite
from tests.worker import deliver_all

CANARIES = [
    f"kanarina{name}{uuid.uuid4().hex}" for name in ("lidhja", "historia", "pergjigja", "mesazhi", "shenimi", "fundi")
]
LINK, STORY, ANSWER, MESSAGE, NOTE, LAST = CANARIES


@pytest.fixture
def a_whole_case(at_desk, analyst, vault, caplog):
    """A case with a canary in every text, played through the actions and the desk's own pages."""
    caplog.set_level(logging.DEBUG)
    for name in ("django", "isigurt", "django.request"):
        logging.getLogger(name).propagate = True
    report = make.report({"links": f"https://{LINK}.example/", "story": STORY}, rubric=make.rubric())
    client = at_desk(analyst)
    assignment.take(report, by=analyst)
    pages = [
        client.get(reverse("reporting_desk:report", args=[report.pk])),
        client.post(reverse("reporting_desk:write", args=[report.pk]), {"text": MESSAGE, "ask": "on"}),
        client.post(reverse("reporting_desk:note", args=[report.pk]), {"text": NOTE}),
        client.post(reverse("reporting_desk:note", args=[report.pk]), {"text": NOTE + "\0"}),
        client.post(reverse("reporting_desk:assess", args=[report.pk]), {"verdict": MESSAGE}),
        client.post(reverse("reporting_desk:take", args=[report.pk]), {"text": MESSAGE}),
    ]
    answer(report, ANSWER)
    client.post(reverse("reporting_desk:assess", args=[report.pk]), {"verdict": "illegal"})
    client.post(reverse("reporting_desk:close", args=[report.pk]), {"outcome": "advice", "text": LAST})
    deliver_all()
    opened = client.get(reverse("reporting_desk:report", args=[report.pk])).content
    assert [page.status_code for page in pages] == [200, 302, 302, 422, 422, 409]
    assert set(found(opened, CANARIES)) == set(CANARIES)  # the case is real: its analyst reads every word
    return report


def test_database_holds_no_word(a_whole_case):
    AuditEntry.objects.create(verb="control", subject_type="x", subject_id="y", facts={"planted": "kontrollimbjellur"})

    everything = everything_in_the_database()

    assert found(everything, ["kontrollimbjellur"])
    assert found(everything, CANARIES) == []
    if connection.vendor == "sqlite":
        assert found(pages_of_sqlite(), ["kontrollimbjellur"])


def test_no_file_holds_a_word(a_whole_case):
    Path(settings.VAR).mkdir(exist_ok=True)
    (Path(settings.VAR) / "control").write_text("kontrollimbjellur")
    cache.set("x", "y")

    everything = everything_in_files()

    assert found(everything, ["kontrollimbjellur"])
    assert found(everything, CANARIES) == []


def test_no_log_line_holds_a_word(a_whole_case, caplog):
    logging.getLogger("isigurt").warning("kontrollimbjellur")

    everything = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records).encode()

    assert found(everything, ["kontrollimbjellur"])
    assert found(everything, CANARIES) == []


def test_nothing_that_is_refused_is_written_to_stderr(client, capfd):
    unheard = logging.getLogger("test.unheard")
    unheard.propagate = False
    unheard.warning("kontrollimbjellur")  # Python writes what no handler takes to stderr
    client.get("/", HTTP_HOST=f"{LINK}.example")
    client.post("/hyrja/login/", {"login": STORY}, HTTP_ORIGIN=f"https://{ANSWER}.example")
    strict = Client(enforce_csrf_checks=True)
    strict.post(f"/hyrja/login/?{MESSAGE}", {"login": STORY}, HTTP_ORIGIN=f"https://{ANSWER}.example")

    written = capfd.readouterr()

    assert found((written.err + written.out).encode(), CANARIES) == []
    assert "kontrollimbjellur" in written.err


def test_no_mail_says_what_or_when(a_whole_case):
    sent = [message.message().as_string() for message in mail.outbox]

    assert sent
    assert found("\n".join(sent).encode(), CANARIES) == []
    assert str(a_whole_case.pk) not in "\n".join(sent)
    assert a_whole_case.reference not in "\n".join(sent)
    assert a_whole_case.rubric.name not in "\n".join(sent)


def test_mail_is_the_same_for_every_report(vault, analyst, settings):
    settings.STAFF_MAIL_WINDOW_MINUTES = settings.STAFF_MAIL_DANGER_WINDOW_MINUTES = 0

    def body(**facts) -> str:
        mail.outbox.clear()
        make.report({"story": STORY}, **facts)
        deliver_all()
        return next((m.subject, m.body) for m in mail.outbox if m.to == [analyst.email])

    other = {"rubric": make.rubric("dhune-seksuale"), "language": "en"}

    assert body() == body(**other)
    assert body(danger=True) == body(danger=True, **other)  # that it is danger is all that its subject says


def test_outbox_and_audit_trail_say_only_that_something_came(a_whole_case):
    received = AuditEntry.objects.get(verb="report.received")
    wrote = AuditEntry.objects.get(verb="report.reporter_wrote")

    assert (received.at.astimezone().minute, received.at.second, received.at.microsecond) == (0, 0, 0)
    assert (received.actor, received.actor_id, wrote.actor) == ("", None, "")
    assert received.facts == {"rubric": a_whole_case.rubric.slug}
    assert not any(str(a_whole_case.pk) in str(item.__dict__) for item in OutboxItem.objects.all())


def test_report_sent_through_the_public_pages_leaves_no_word_and_no_code(client, at_desk, analyst, vault, caplog):
    caplog.set_level(logging.DEBUG)
    make.rubric()
    code = walk.report(client, link=f"https://{LINK}.example/", story=STORY, rubric="bullizem-dhune", category="tallje")
    page = client.post("/raporto/kodi/", {"code": code})
    client.post("/raporto/kodi/", {"state": walk.hidden(page, "state"), "text": ANSWER})
    deliver_all()
    report = Report.objects.get()

    lines = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records).encode()
    everything = everything_in_the_database() + everything_in_files() + lines
    opened = at_desk(analyst).get(reverse("reporting_desk:report", args=[report.pk])).content

    words = [LINK, STORY, ANSWER, code, code.replace("-", "")]
    assert set(found(opened, words)) == {LINK, STORY, ANSWER}
    assert found(everything, words) == []
    assert "sessionid" not in client.cookies and "session" not in client.cookies
