"""A running demo, a real browser, and the people who sit at it."""

import shutil

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts import processes
from scripts.testing import chromium
from tests.e2e import server
from tests.e2e.desk import sign_in
from tests.e2e.watch import Watch

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
# Whatever a page asks of another host goes nowhere, and nothing of Chromium's own chatter does either.
FLAGS = [*chromium.FLAGS, "--disable-background-networking"]
FLAGS += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"]


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/e2e" in str(item.path):
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> server.Demo:
    """The demo, served by gunicorn from a copy that is thrown away."""
    folder = server.new_demo(tmp_path_factory.mktemp("demo") / "var")
    running, process = server.start_web(folder)
    yield running
    processes.stop([process])
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def worker(demo):
    process = server.start_worker(demo)
    yield process
    processes.stop([process])


@pytest.fixture(scope="session")
def browser() -> Browser:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium.installed(), args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_context(demo, browser):
    """Opens a browser profile of its own: `open_context(viewport=PHONE, java_script_enabled=False)`."""
    opened = []

    def make(**options) -> BrowserContext:
        context = browser.new_context(**{"base_url": demo.url, "viewport": DESKTOP, "locale": "sq-AL"} | options)
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def phone(open_context) -> Page:
    """A reader's telephone, with script, 360 pixels wide."""
    return open_context(viewport=PHONE, has_touch=True).new_page()


@pytest.fixture
def plain_phone(open_context) -> Page:
    """The same telephone without script."""
    return open_context(viewport=PHONE, java_script_enabled=False).new_page()


@pytest.fixture
def watch(demo):
    """Notes what a page does that it should not: `with watch(page): …`."""
    return lambda page: Watch(page, demo.url)


@pytest.fixture(scope="session")
def sessions() -> dict:
    """The sign-ins of this run by username, so that each person types the password once."""
    return {}


@pytest.fixture
def signed_in(demo, open_context, sessions):
    """A page of somebody who is signed in: `signed_in("redaktor")`; with `fresh=True` they type the password anew."""

    def make(username: str, *, fresh: bool = False, **options) -> Page:
        known = None if fresh else sessions.get(username)
        context = open_context(storage_state=known, **options)
        page = context.new_page()
        if known is None:
            sign_in(page, demo.person(username))
        if not fresh:
            sessions.setdefault(username, context.storage_state())
        return page

    return make
