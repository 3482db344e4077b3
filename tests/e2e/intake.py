"""RAPORTO! step by step, as somebody fills it in."""

from collections.abc import Iterator

from playwright.sync_api import Page

# What each door asks at least: the name of the step, the field and what is typed into it.
DOORS = {
    "link": ("links", "https://example.com/e2e"),
    "app": ("account", "lojtari_9"),
    "me": ("account", "lojtari_9"),
    "threat": ("account", "lojtari_9"),
    "media": ("programme", "Debati i mbrëmjes"),
}
HELP = {"me": "picture", "threat": "help"}  # what a door shows before it asks


def address(language: str) -> str:
    return "/raporto/" if language == "sq" else f"/{language}/raporto/"


def step(page: Page) -> str:
    """The name of the step that is on the screen."""
    return page.locator("main form [name=step]").get_attribute("value")


def go(page: Page, where: str = "next") -> None:
    """Press a button of the form: next, back, send, help, or another door."""
    press(page, f"main form button[name=go][value={where}]")


def press(page: Page, button: str = "main form button") -> None:
    """Press a button that sends a form, and wait for the page that answers."""
    with page.expect_navigation():
        page.locator(button).click()


def choose(page: Page, name: str, value: str | None = None) -> None:
    """Choose a radio button by pressing its row; the first one when no value is named."""
    wanted = f"input[name={name}]" + (f'[value="{value}"]' if value else "")
    page.locator(f"main label:has({wanted})").first.click()


def enter(page: Page, language: str, door: str) -> None:
    """Through a door, from the first page."""
    page.goto(address(language))
    press(page, f"main form button[name=door][value={door}]")


def to_link(page: Page, language: str) -> None:
    enter(page, language, "link")


def to_step(page: Page, name: str) -> None:
    """Go on with nothing typed until the step is there."""
    for _ in range(20):
        if step(page) == name:
            return
        go(page)
    raise AssertionError(f"{name} never came")


def code_on(page: Page) -> str:
    return page.locator("code.code").inner_text().strip()


def every_step(page: Page, language: str) -> Iterator[str]:
    """Go through everything that RAPORTO! can show, yielding the name of each page when it is there."""
    yield from doors(page, language)
    yield from errors(page)
    yield from questions(page)
    yield from behind_the_code(page, language)


def doors(page: Page, language: str) -> Iterator[str]:
    """Each door with its help and its first questions; the link comes last."""
    page.goto(address(language))
    yield "door"
    for door in ("me", "threat", "app", "media", "link"):
        enter(page, language, door)
        if step(page) != door:
            yield step(page)
            go(page)
        yield door


def errors(page: Page) -> Iterator[str]:
    page.fill("[name=links]", "nuk e di")
    go(page)
    yield "link-error"
    page.locator("details.other-ways summary").click()
    go(page, "media")
    go(page)
    yield "media-error"
    page.locator("details.other-ways summary").click()
    go(page, "link")


def questions(page: Page) -> Iterator[str]:
    """Every page of the rubric's own questions, with one that is asked only after an answer."""
    page.fill("[name=links]", "https://example.com/e2e")
    go(page)
    yield "rubric"
    choose(page, "rubric", "dhune-seksuale")
    go(page)
    while step(page) != "check":
        yield step(page)
        if step(page) == "q-age":
            choose(page, "contact", "yes")
        if step(page) == "q-account":
            page.fill("[name=account]", "Një fjali për provë.")
        go(page)
    yield "check"
    go(page, "help")
    yield "help-on-the-way"
    go(page)
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


def last_report(demo) -> tuple:
    """What the newest report says of itself in the clear."""
    query = """
        SELECT report.door, report.channel, report.language, report.danger, rubric.slug, report.age_band
        FROM reporting_report report LEFT JOIN reporting_rubric rubric ON rubric.id = report.rubric_id
        ORDER BY report.rowid DESC LIMIT 1
    """
    return demo.rows(query)[0]
