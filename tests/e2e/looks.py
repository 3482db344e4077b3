"""How a page is looked at: telephone and desktop, light and dark, one load for all."""

from playwright.sync_api import Page

from tests.e2e import axe

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
# Everything once at each width and in each colour scheme; what a change of colours alone can break, in the rest.
LOOKS = (("phone", PHONE, "light", ()), ("desktop", DESKTOP, "dark", ()))
COLOURS = (("phone", PHONE, "dark", (axe.CONTRAST,)), ("desktop", DESKTOP, "light", (axe.CONTRAST,)))
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
STILL = "() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})))"


def faults(page: Page, **axe_options) -> list[str]:
    """What axe finds in the page in every look, each line once."""
    found: dict[str, str] = {}
    for name, size, scheme, only in LOOKS + COLOURS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate(STILL)
        for line in axe.violations(page, only=only, **axe_options):
            found.setdefault(line, f"{name}, {scheme}: {line}")
    return list(found.values())


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than a telephone of 360 pixels."""
    page.set_viewport_size(PHONE)
    return page.evaluate(OVERFLOW)
