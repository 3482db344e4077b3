"""The same in English, with script: one question, the code copied, and the way out."""

import pytest
from playwright.sync_api import expect

from tests.e2e import intake

AWAY = "https://sq.wikipedia.org/"


@pytest.fixture
def reader(open_context):
    """A reader's browser in which the world outside is a blank page: no real request is made."""
    context = open_context(locale="en-GB", permissions=["clipboard-read", "clipboard-write"])
    context.route(f"{AWAY}**", lambda route: route.fulfill(body="<title>elsewhere</title>", content_type="text/html"))
    return context.new_page()


def test_report_of_an_account_is_sent_after_two_questions(reader):
    reader.goto("/en/")
    reader.locator("header a", has_text="RAPORTO!").first.click()
    intake.press(reader, "button[name=door][value=app]")
    reader.fill("[name=account]", "a player called wolf_9")

    intake.go(reader, "send")
    reader.locator("[data-copy]").click()

    expect(reader.locator("[data-copied]")).to_be_visible()
    code = reader.evaluate("() => navigator.clipboard.readText()")
    assert code == intake.code_on(reader)
    reader.goto("/en/raporto/kodi/")
    reader.fill("[name=code]", code)
    reader.keyboard.press("Enter")
    expect(reader.locator(".timeline")).to_be_visible()


def test_danger_shows_numbers_before_anything_else(reader):
    intake.enter(reader, "en", "threat")

    assert intake.step(reader) == "help"
    assert reader.locator("main a[href^='tel:']").count() >= 2


@pytest.mark.parametrize("address", ["/en/raporto/", "/en/", "/udhezues/"])
def test_escape_three_times_leads_away_and_back_does_not_return(reader, address):
    reader.goto("about:blank")
    reader.goto(address)

    for _ in range(3):
        reader.keyboard.press("Escape")
    reader.wait_for_url(f"{AWAY}**")
    reader.go_back()

    assert reader.url == "about:blank"


def test_leaving_quickly_by_hand_leads_away_too(reader):
    intake.enter(reader, "en", "link")

    reader.locator("[data-quick-exit]").click()
    reader.wait_for_url(f"{AWAY}**")

    assert reader.title() == "elsewhere"
