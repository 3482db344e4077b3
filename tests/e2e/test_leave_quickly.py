"""Leave quickly, from wherever somebody is in RAPORTO!: "back" and a reload bring nothing of ours to light again."""

import contextlib
import re

import pytest
from playwright.sync_api import Error, Page

from tests.e2e import server
from tests.e2e.conftest import PHONE

AWAY = "https://sq.wikipedia.org/"
LINK = "https://example.com/kanarina"
KEPT = "SELECT name FROM reporting_keptdraft ORDER BY name"  # forms under way, also of other journeys


@pytest.fixture
def reader(open_context):
    """Opens a telephone in which the world outside is a blank page: no real request is made."""

    def make(**options) -> Page:
        context = open_context(viewport=PHONE, **options)
        body = "<title>elsewhere</title>"
        context.route(f"{AWAY}**", lambda route: route.fulfill(body=body, content_type="text/html"))
        page = context.new_page()
        page.goto("about:blank")
        return page

    return make


def some_steps(page: Page) -> None:
    """Three pages into a report, with a link typed."""
    page.goto("/raporto/")
    for press in ("button[name=door][value=link]", "button[name=go][value=next]"):
        if press.endswith("[value=next]"):
            page.fill("[name=links]", LINK)
        with page.expect_navigation():
            page.locator(f"main form {press}").first.click()


def leave(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(f"{AWAY}**")


def press_back(page: Page) -> None:
    """A page that came by POST and may not be kept is not shown again: Chromium ends the navigation with an error."""
    with contextlib.suppress(Error):
        page.go_back(wait_until="load")
    page.wait_for_timeout(500)


def test_whoever_leaves_takes_with_them_what_the_addresses_in_the_history_open(reader, demo):
    page = reader()
    before = demo.rows(KEPT)
    some_steps(page)
    address = page.url

    leave(page)
    server.wait_until(lambda: demo.rows(KEPT) == before)
    later = reader()
    later.goto(address)

    assert "?p=" in address
    assert "kanarina" not in later.content()


def test_after_some_steps_back_leads_away_again(reader):
    page = reader()
    some_steps(page)

    leave(page)
    for _ in range(3):
        press_back(page)
        assert "kanarina" not in page.content()
        assert page.url.startswith((AWAY, "about:blank", "chrome-error:"))


def test_escape_works_while_typing(reader):
    page = reader()
    page.goto("/raporto/")
    with page.expect_navigation():
        page.locator("button[name=door][value=link]").click()
    page.locator("[name=links]").focus()
    page.keyboard.type("një fjalë")

    leave(page)

    assert page.title() == "elsewhere"


def test_two_presses_or_slow_ones_do_not_lead_away(reader):
    page = reader()
    page.goto("/raporto/")
    page.clock.install()
    for _ in range(2):
        page.keyboard.press("Escape")
    page.wait_for_timeout(2200)
    page.keyboard.press("Escape")

    assert "/raporto/" in page.url


def test_coming_again_on_purpose_is_not_led_away(reader):
    page = reader()
    page.goto("/raporto/")
    leave(page)

    page.goto("/raporto/")
    page.reload()

    assert page.locator("main h1").is_visible()


def test_without_script_the_link_leads_away_by_keyboard(reader):
    page = reader(java_script_enabled=False)
    some_steps(page)
    link = page.locator("a.quick-exit")

    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{AWAY}**")

    assert page.title() == "elsewhere"


def test_neutral_page_does_not_learn_where_the_reader_was(reader):
    page = reader()
    some_steps(page)

    with page.expect_request(f"{AWAY}**") as asked:
        page.locator("a.quick-exit").click()

    assert "referer" not in asked.value.headers


def test_no_address_of_a_step_names_it(reader):
    page = reader()
    seen = []
    page.on("framenavigated", lambda frame: seen.append(frame.url))
    some_steps(page)

    assert len(seen) > 2
    assert all(re.fullmatch(r"raporto/(\?p=[\w-]{43}-\d+)?", url.split("/", 3)[3]) for url in seen), seen
