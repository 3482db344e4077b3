"""The browser's own Back and Forward on every step of RAPORTO!, with script and without."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import intake

LINK, STORY = "https://example.com/kthehu", "Fjalë që nuk humbin."


@pytest.fixture(params=["with script", "without script"])
def reader(request, open_context):
    return open_context(java_script_enabled=request.param == "with script").new_page()


def walk(page: Page) -> list[tuple[str, dict]]:
    """From the first page to the last before sending: each step, and what was typed there."""
    seen = []
    intake.enter(page, "sq", "link")
    typed = {"links": LINK, "story": STORY, "rubric": "dhune-seksuale", "age": "10-13", "who": "parent"}
    for _ in range(20):
        seen.append((intake.step(page), fill(page, typed)))
        if intake.step(page) == "check":
            return seen
        intake.go(page)
    raise AssertionError("the last step never came")


def fill(page: Page, typed: dict[str, str]) -> dict[str, str]:
    """Answer what this page asks of it."""
    here = {name: value for name, value in typed.items() if page.locator(f"main [name={name}]").count()}
    for name, value in here.items():
        if page.locator(f"main [name={name}]").first.get_attribute("type") == "radio":
            intake.choose(page, name, value)
        else:
            page.fill(f"[name={name}]", value)
    return here


def shown(page: Page, names: dict) -> dict[str, str]:
    return {name: page.locator(f"main [name={name}]{radio(page, name)}").input_value() for name in names}


def radio(page: Page, name: str) -> str:
    return ":checked" if page.locator(f"main [name={name}]").first.get_attribute("type") == "radio" else ""


def test_back_and_forward_on_every_step_with_what_was_typed(reader):
    steps = walk(reader)

    back = [(intake.step(reader), shown(reader, typed)) for _, typed in reversed(steps[:-1]) if reader.go_back()]
    forward = [(intake.step(reader), shown(reader, typed)) for _, typed in steps[1:] if reader.go_forward()]

    assert len(steps) >= 6
    assert back == list(reversed(steps[:-1]))
    assert forward == steps[1:]


def test_going_back_and_on_again_keeps_the_answers_of_later_steps(reader):
    steps = walk(reader)
    for _ in steps[:-1]:
        reader.go_back()

    reader.fill("[name=links]", LINK + "/tjeter")
    intake.to_step(reader, "check")

    expect(reader.locator("main dl")).to_contain_text(STORY)
    expect(reader.locator("main dl")).to_contain_text(LINK + "/tjeter")


def test_back_passes_a_page_that_was_refused(reader):
    intake.enter(reader, "sq", "link")
    reader.fill("[name=links]", "nuk e di")
    intake.go(reader)
    expect(reader.locator(".error-summary")).to_be_visible()
    expect(reader.locator("[name=links]")).to_have_value("nuk e di")
    reader.fill("[name=links]", LINK)
    intake.go(reader)

    reader.go_back()

    assert (intake.step(reader), reader.locator("[name=links]").input_value()) == ("link", LINK)
    reader.go_forward()
    assert intake.step(reader) == "rubric"


def test_addresses_name_nothing_and_back_from_the_code_shows_the_code(demo, reader):
    addresses, steps = set(), walk(reader)
    reader.on("framenavigated", lambda frame: addresses.add(frame.url))
    intake.go(reader, "send")
    code = intake.code_on(reader)

    for _ in steps[:2]:
        reader.go_back()
        reader.reload()
        assert intake.code_on(reader) == code

    (report,) = demo.rows("SELECT id FROM reporting_report ORDER BY rowid DESC LIMIT 1")[0]
    assert not any(word in url for url in addresses for word in (report, code, "link", "story", "check", "example"))
