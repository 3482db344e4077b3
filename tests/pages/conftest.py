"""The demo's pages: loading them takes longer than all the tests that look at them."""

from contextlib import ExitStack

import pytest

from pages import demo

LOADED: list[ExitStack] = []  # one while the demo lies in the database


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Who looks at the demo does so in one process."""
    for item in items:
        if "demo_pages" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("demo"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Take the demo away after the last of the tests in a row that look at it."""
    result = yield
    if LOADED and (nextitem is None or "demo_pages" not in nextitem.fixturenames):
        LOADED.pop().close()
    return result


@pytest.fixture(scope="module")
def demo_pages(loaded):
    """The demo's pages in both languages, loaded once for the modules in a row that ask for them."""
    if not LOADED:
        LOADED.append(ExitStack())
        LOADED[0].enter_context(loaded(demo.load))
