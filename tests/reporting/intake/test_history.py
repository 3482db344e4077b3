"""Forms under way that Back can ask for: opened by their address alone, for an hour, and never needed to go on."""

import datetime as dt

import pytest
from django.utils import timezone

from core.rate_limits.buckets import Rate
from reporting.intake.history import kept
from reporting.intake.history.models import KeptDraft
from reporting.models import Report
from reporting.tasks import forget_drafts
from tests import html
from tests.reporting import walk

pytestmark = pytest.mark.django_db
LINK = "https://example.org/kthehu"


@pytest.fixture
def at_rubric(client, vault, rubrics):
    """The page after the link."""
    return walk.send(client, walk.to_link(client), links=LINK)


def address(response) -> str:
    return response.redirect_chain[-1][0]


def test_back_is_a_get_with_what_was_typed_and_tells_nothing(client, at_rubric):
    link = address(at_rubric).removesuffix("-2") + "-1"

    back = client.get(link)

    assert (walk.step(back), html.value(html.page(back), "links")) == ("link", LINK)
    assert back["Cache-Control"] == "no-store, private"
    assert not back.cookies


def test_database_holds_neither_the_address_nor_a_word(client, at_rubric):
    (row,) = KeptDraft.objects.all()
    token = address(at_rubric).split("=")[1].rsplit("-", 1)[0]

    everything = row.name.encode() + bytes(row.sealed)

    assert token.encode() not in everything
    assert LINK.encode() not in everything


def test_who_leaves_quickly_takes_what_their_addresses_open(client, at_rubric):
    link = address(at_rubric)

    left = client.post("/raporto/harro/", {"p": link.split("=")[1]})
    opened = client.get(link)

    assert (left.status_code, KeptDraft.objects.count()) == (204, 0)
    assert walk.step(opened) == "door"
    assert LINK not in opened.content.decode()


@pytest.mark.parametrize("place", ["", "x", "A" * 43 + "-1"])
def test_a_stranger_makes_nobody_forget(client, at_rubric, place):
    assert client.post("/raporto/harro/", {"p": place}).status_code == 204
    assert KeptDraft.objects.count() == 1


def test_form_goes_on_when_what_was_kept_is_gone(client, at_rubric):
    KeptDraft.objects.all().delete()

    page = walk.send(client, at_rubric, rubric="dhune")
    walk.send(client, page, go="send")

    assert Report.objects.count() == 1


def test_too_many_forms_at_once_are_answered_without_an_address(client, vault, rubrics, monkeypatch):
    monkeypatch.setattr(kept, "ROOM", Rate(1, 3600))
    walk.to_link(client)

    page = walk.to_link(client)

    assert (walk.step(page), page.redirect_chain, KeptDraft.objects.count()) == ("link", [], 1)
    assert walk.code_on(walk.send(client, page, go="send", links=LINK))


def test_sent_form_keeps_no_answer(client, at_rubric):
    sent = walk.send(client, at_rubric, go="send", rubric="dhune")
    token = address(sent).split("=")[1]

    form, _ = kept.find(token)

    assert (form.draft.values, form.pages) == ({"door": "link"}, [kept.Page("sent")])
    assert walk.code_on(client.get(address(at_rubric))) == walk.code_on(sent)


def test_over_after_the_hour(client, at_rubric, settings):
    KeptDraft.objects.update(until=timezone.now() - dt.timedelta(seconds=1))

    page = client.get(address(at_rubric))
    forget_drafts()

    assert (walk.step(page), KeptDraft.objects.exists()) == ("door", False)
    assert html.page(page).select_one("main [role=alert]")
    assert LINK not in page.content.decode()


@pytest.mark.parametrize("broken", ["x", "-1", "a" * 43 + "-0", "a" * 43 + "-9999", "\ud800" * 3])
def test_address_that_is_nobodys_shows_the_doors(client, vault, rubrics, broken):
    page = client.get("/raporto/", {"p": broken.encode("utf-8", "replace").decode()})

    assert (page.status_code, walk.step(page)) == (200, "door")


def test_code_is_saved_as_a_file_and_looked_at_until_it_is_closed_with_a_word(client, at_rubric):
    sent = walk.send(client, at_rubric, go="send", rubric="dhune")
    code, place = walk.code_on(sent), walk.hidden(sent, "p")

    saved = client.post("/raporto/", {"p": place, "go": "file"})
    unconfirmed = client.post("/raporto/", {"p": place, "go": "close"}, follow=True)
    closed = client.post("/raporto/", {"p": place, "go": "close", "noted": "yes"}, follow=True)

    assert (code in saved.content.decode(), saved["Content-Disposition"][:10]) == (True, "attachment")
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4, 2]
    assert walk.code_on(unconfirmed) == code
    assert html.page(sent).select_one("[name=noted]").has_attr("required")  # the browser says it before
    assert (walk.step(closed), KeptDraft.objects.exists()) == ("door", False)
    assert walk.step(client.get(address(sent))) == "door"


def test_code_page_says_when_the_answer_comes_in_danger(client, vault, rubrics):
    page = walk.send(client, client.get("/raporto/tani/"), danger="yes")
    sent = html.text(html.page(walk.send(client, page, go="send", account="@x")).select_one("main"))

    assert "pas dy orësh" in sent and "një ose dy ditësh" not in sent
