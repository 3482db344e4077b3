"""RAPORTO! in a flood: the page that asks for a proof of work, and the way through it without script."""

import re
import shutil

import pytest
from playwright.sync_api import Page, expect

from scripts import processes
from tests.e2e import axe, server
from tests.e2e.conftest import PHONE
from tests.e2e.watch import Watch

WAIT = 3
NARROW = {"FLOOD_BURST": "1", "FLOOD_PER_MINUTE": "1", "FLOOD_RUBRIC_BURST": "1", "FLOOD_RUBRIC_PER_MINUTE": "1"}
NARROW |= {"WRONG_CODES_BURST": "1", "WRONG_CODES_PER_MINUTE": "1", "SLOW_WAIT_SECONDS": str(WAIT)}
LINK = "https://example.com/kanarina"
SEND = "main form button[name=go][value=send]"


@pytest.fixture(scope="module")
def flooded(tmp_path_factory) -> server.Demo:
    """The demo with room for one report a minute, and that one is gone."""
    folder = server.new_demo(tmp_path_factory.mktemp("flooded") / "var")
    running, process = server.start_web(folder, **NARROW)
    yield running
    processes.stop([process])
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def reader(flooded, browser):
    """Opens a telephone: `reader(script=False)`."""
    opened = []

    def make(*, script=True) -> Page:
        context = browser.new_context(base_url=flooded.url, viewport=PHONE, java_script_enabled=script, locale="sq-AL")
        context.set_default_timeout(15_000)
        opened.append(context)
        return context.new_page()

    yield make
    for context in opened:
        context.close()


def send_a_link(page: Page, language: str = "") -> None:
    """As far as pressing "send now"."""
    page.goto(f"{language}/raporto/")
    with page.expect_navigation():
        page.locator("main form button[name=door][value=link]").click()
    page.fill("[name=links]", LINK)
    with page.expect_navigation():
        page.locator(SEND).click()


def take_the_room(page: Page) -> None:
    """Send until the page waits: the first report of a minute has room."""
    for _ in range(3):
        send_a_link(page)
        if page.locator("form[data-proof]").count():
            return
    raise AssertionError("the gate never closed")


def test_with_script_the_page_sends_itself(flooded, reader):
    take_the_room(reader(script=False))
    page, before = reader(), flooded.rows("SELECT count(*) FROM reporting_report")[0][0]

    with Watch(page, flooded.url, expected=(429,)) as watched:
        send_a_link(page, "/en")
        expect(page.locator("code.code")).to_be_visible()

    assert (watched.errors, watched.strangers) == ([], [])
    assert flooded.rows("SELECT count(*) FROM reporting_report")[0][0] == before + 1
    assert page.context.cookies() == []


def test_page_shows_how_far_it_is_and_can_be_read_by_axe(flooded, reader):
    take_the_room(reader(script=False))
    page = reader()
    page.route("**/proof-worker*.js", lambda route: route.fulfill(body="postMessage({done: 0.4})"))

    send_a_link(page)
    expect(page.locator("[data-proof-bar]")).to_have_js_property("value", 40)

    assert page.locator("[role=status]").is_visible()
    assert page.locator("[data-proof-slow]").is_hidden()
    assert axe.violations(page) == []


def test_worker_that_cannot_run_leaves_the_slow_way(flooded, reader):
    take_the_room(reader(script=False))
    page = reader()
    page.route("**/proof-worker*.js", lambda route: route.abort())

    send_a_link(page)

    expect(page.locator("[data-proof-slow] button")).to_be_visible()
    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_script_a_wait_and_a_button_lead_through(flooded, reader):
    page = reader(script=False)
    take_the_room(page)
    shown = page.locator("main").inner_text()

    press(page)
    early = page.locator("form[data-proof]").count()
    page.wait_for_timeout((WAIT + 1) * 1000)
    press(page)

    assert re.search(r"\b[1-3] sekond", shown) or re.search(r"\b[1-3] second", shown)
    assert early == 1
    assert page.locator("code.code").count() == 1
    assert "kanarina" not in shown


def test_guessed_codes_make_the_code_page_ask_and_a_real_code_opens(flooded, reader):
    page = reader()
    take_the_room(reader(script=False))
    send_a_link(page)
    code = page.locator("code.code").inner_text().strip()
    guesser = reader(script=False)
    for guess in ("7J20K2-YJGJ6T-JBJVDV", code[::-1]):
        guesser.goto("/raporto/kodi/")
        guesser.fill("[name=code]", guess)
        press(guesser)

    page.goto("/raporto/kodi/")
    page.fill("[name=code]", code)
    press(page)

    expect(page.locator(".timeline")).to_be_visible()


def press(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main form button").first.click()
