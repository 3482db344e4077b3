"""Every kind of page, in both languages: axe, the console, other hosts, cookies, sideways scrolling, the keyboard."""

import pytest

from tests.e2e import keyboard, looks, places

EXPECTED = {"missing": (404,)}
NO_WAY_IN = ("offline", "danger-now")  # no connection to send with; already in it, and nothing leads out of a form


@pytest.fixture
def opened(demo, phone, watch):
    """Opens a place by name and notes what it does meanwhile."""

    def go(name, language):
        watching = watch(phone)
        watching.expected = EXPECTED.get(name, ())
        with watching:
            phone.goto(places.address(demo, name, language), wait_until="load")
            phone.evaluate("() => document.fonts.ready.then(() => true)")
        return watching

    return go


@pytest.mark.parametrize(("name", "language"), places.ALL)
def test_page_satisfies_axe_and_keeps_to_itself(opened, phone, name, language):
    watching = opened(name, language)

    faults = looks.faults(phone)

    assert not faults, "\n".join(faults)
    assert watching.errors == []
    assert watching.strangers == []
    assert looks.sideways(phone) <= 0
    assert phone.locator("html").get_attribute("lang") == language
    assert name == "login" or phone.context.cookies() == []


@pytest.mark.parametrize(("name", "language"), places.ALBANIAN)
def test_page_is_reached_whole_by_the_keyboard(opened, phone, name, language):
    opened(name, language)

    stops = keyboard.walk(phone)

    assert stops[0].skips, "the first stop is the way past the menu"
    hidden, missed = keyboard.hidden(stops), keyboard.missed(phone)
    assert not hidden, "\n".join(hidden)
    assert not missed, "\n".join(missed)
    assert any(stop.href.startswith("tel:") for stop in stops), "the helplines"
    assert name in NO_WAY_IN or any(stop.href.rstrip("/").endswith("/raporto") for stop in stops), "RAPORTO!"


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_no_page_of_the_demo_scrolls_sideways_or_complains(demo, phone, watch, language):
    wide, watching = {}, watch(phone)

    with watching:
        for address in (address for name in places.TYPES for address in places.pages(demo, name, language)):
            phone.goto(address)
            wide[address] = looks.sideways(phone)

    assert {address: pixels for address, pixels in wide.items() if pixels > 0} == {}
    assert (watching.errors, watching.strangers, phone.context.cookies()) == ([], [], [])


def test_skip_link_leads_to_the_content(opened, phone):
    opened("guidepage", "sq")

    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")

    assert phone.evaluate("() => Boolean(document.activeElement.closest('main'))")
