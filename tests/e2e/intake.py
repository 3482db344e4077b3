"""RAPORTO! step by step, as somebody fills it in."""

from collections.abc import Iterator

from playwright.sync_api import Page


def address(language: str) -> str:
    return "/raporto/" if language == "sq" else f"/{language}/raporto/"


def step(page: Page) -> str:
    """The name of the step that is on the screen."""
    return page.locator("main form [name=step]").get_attribute("value")


def go(page: Page, where: str = "next") -> None:
    """Press a button of the form: next, back, send, or another medium."""
    press(page, f"main form button[name=go][value={where}]")


def press(page: Page, button: str = "main form button") -> None:
    """Press a button that sends a form, and wait for the page that answers."""
    with page.expect_navigation():
        page.locator(button).click()


def choose(page: Page, name: str, value: str | None = None) -> None:
    """Choose a radio button by pressing its row; the first one when no value is named."""
    wanted = f"input[name={name}]" + (f'[value="{value}"]' if value else "")
    page.locator(f"main label:has({wanted})").first.click()


def to_link(page: Page, language: str) -> None:
    page.goto(address(language))
    choose(page, "danger", "no")
    go(page)


def code_on(page: Page) -> str:
    return page.locator("code.code").inner_text().strip()


def every_step(page: Page, language: str) -> Iterator[str]:
    """Go through everything that RAPORTO! can show, yielding the name of each page when it is there."""
    yield from danger_and_help(page, language)
    yield from other_media(page)
    yield from to_the_code(page)
    yield from behind_the_code(page, language)


def danger_and_help(page: Page, language: str) -> Iterator[str]:
    page.goto(address(language))
    yield "danger"
    go(page)
    yield "danger-error"
    choose(page, "danger", "yes")
    go(page)
    yield "help"
    go(page)
    yield "link"
    page.fill("[name=links]", "nuk e di")
    go(page)
    yield "link-error"


def other_media(page: Page) -> Iterator[str]:
    for medium in ("app", "tv", "link"):
        page.locator("details.other-ways summary").click()
        go(page, medium)
        if medium != "link":
            yield medium


def to_the_code(page: Page) -> Iterator[str]:
    page.fill("[name=links]", "https://example.com/e2e")
    go(page)
    yield "rubric"
    choose(page, "rubric")
    go(page)
    yield step(page)
    if step(page) == "category":
        choose(page, "category")
        go(page)
        yield "story"
    page.fill("[name=story]", "Një fjali për provë.")
    go(page)
    yield "who"
    go(page)
    yield "check"
    go(page, "send")
    yield "code-shown"


def behind_the_code(page: Page, language: str) -> Iterator[str]:
    code = code_on(page)
    page.goto(f"{address(language)}kodi/")
    yield "code"
    page.fill("[name=code]", "abc")
    press(page)
    yield "code-error"
    page.fill("[name=code]", code)
    press(page)
    yield "report"
