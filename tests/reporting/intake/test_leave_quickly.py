"""RAPORTO! may be left at once and leaves nothing behind: no-store, no-referrer, no cookie, one name."""

import uuid

import pytest

from reporting.intake import flood
from reporting.vault.crypto import codes
from tests import html
from tests.reporting import walk

pytestmark = pytest.mark.django_db
URL = "/raporto/"


@pytest.fixture
def answers(client, vault, rubrics, settings, rf):
    """One answer of each sort."""
    settings.FLOOD_BURST = settings.WRONG_CODES_BURST = 1
    settings.FLOOD_PER_MINUTE = 1  # however slow the machine, no new token comes meanwhile
    link = walk.to_link(client)
    sent = walk.send(client, link, go="send", links="https://example.org/x")
    code = walk.code_on(sent)
    other = walk.to_link(client)
    return {
        "first page": client.get(URL),
        "help": client.get(f"{URL}tani/"),
        "a step": link,
        "wrong input": walk.send(client, other, links="nuk e di"),
        "broken page": client.post(URL, {"step": "nuk ka", "state": "x"}, follow=True),
        "code shown": sent,
        "held in a flood": walk.send(client, other, go="send", links="https://example.org/y"),
        "code asked": client.get(f"{URL}kodi/"),
        "report": client.post(f"{URL}kodi/", {"code": code}),
        "wrong code": client.post(f"{URL}kodi/", {"code": codes.new()}),
        "held guesser": client.post(f"{URL}kodi/", {"code": codes.new()}),
    }


def test_every_answer_forbids_keeping_and_tells_nobody(answers):
    assert {name: answer.status_code for name, answer in answers.items()} == {
        "first page": 200,
        "help": 200,
        "a step": 200,
        "wrong input": 422,
        "broken page": 400,
        "code shown": 200,
        "held in a flood": 429,
        "code asked": 200,
        "report": 200,
        "wrong code": 422,
        "held guesser": 429,
    }
    for name, answer in answers.items():
        assert "no-store" in answer["Cache-Control"], name
        assert answer["Referrer-Policy"] == "no-referrer", name
        assert not answer.cookies, name


def test_every_answer_has_the_way_out_as_a_plain_link(answers, settings):
    for name, answer in answers.items():
        (link,) = html.page(answer).select("body > .strip a.quick-exit")
        assert (link["href"], link["rel"]) == (settings.QUICK_EXIT_URL, ["noreferrer"]), name


def test_history_shows_one_name_for_every_page(answers):
    titles = {tuple(html.texts(html.page(answer), "head title")) for answer in answers.values()}

    assert titles == {("RAPORTO! – iSIGURT",)}  # not that a report was sent, nor that an answer was read


def test_report_is_held_by_its_id_and_the_page_does_not_show_it(client, vault, rf, settings):
    settings.FLOOD_BURST = settings.FLOOD_PER_MINUTE = 1
    subject = str(uuid.uuid4())
    flood.gate(rf.post(URL), "another")

    held = flood.gate(rf.post(URL), subject)

    assert subject not in str(held.as_json())
