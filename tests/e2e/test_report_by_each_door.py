"""Each door from the first page to the code, by keyboard alone, on a phone of 360 pixels without script."""

import pytest
from playwright.sync_api import Page

from tests.e2e import intake, places

AT = "([wanted]) => Boolean(document.activeElement?.matches(wanted))"
LONGEST = 120  # stops of the Tab key


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the focus is on `wanted`."""
    for _ in range(LONGEST):
        page.keyboard.press("Tab")
        if page.evaluate(AT, [wanted]):
            return
    raise AssertionError(f"the Tab key never came to {wanted}")


def push(page: Page, button: str) -> None:
    tab_to(page, button)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, name: str, text: str) -> None:
    tab_to(page, f"[name={name}]")
    page.keyboard.type(text)


def choose(page: Page, name: str, value: str) -> None:
    """Into the group of radio buttons, then down to the one that is meant."""
    tab_to(page, f"input[name={name}]")
    page.keyboard.press("Space")
    for _ in range(20):
        if page.locator(f"input[name={name}]:checked").get_attribute("value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name} has no {value}")


def go(page: Page, where: str = "next") -> None:
    push(page, f"button[name=go][value={where}]")


@pytest.mark.parametrize("language", places.LANGUAGES)
@pytest.mark.parametrize("door", intake.DOORS)
def test_door_is_walked_by_keyboard_without_script(demo, plain_phone, language, door):
    page = plain_phone
    page.goto(intake.address(language))

    push(page, f"button[name=door][value={door}]")
    if door in intake.HELP:
        assert intake.step(page) == intake.HELP[door]
        if door == "threat":
            choose(page, "danger", "yes")
        go(page)
    write(page, *intake.DOORS[door])
    if door == "media":
        write(page, "when", "dje")
    go(page)
    if door != "me":  # whoever is in the picture sorts nothing
        choose(page, "rubric", "dhune-seksuale")
        go(page)
        go(page)
    if door != "threat":  # whoever is threatened has written it already
        assert intake.step(page) == "q-story"
        go(page, "send" if door == "media" else "next")
    if door != "media":  # a programme has no age
        choose(page, "age", "10-13")
        go(page, "send")

    age = "" if door == "media" else "10-13"
    assert len(intake.code_on(page)) == 22
    assert intake.last_report(demo) == (door, "web", language, int(door == "threat"), "dhune-seksuale", age)
    assert page.context.cookies() == []


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_threatened_child_sends_after_one_line(demo, plain_phone, language):
    page = plain_phone
    page.goto(intake.address(language) + "tani/")

    go(page)
    write(page, "account", "i panjohuri")
    go(page, "send")

    assert len(intake.code_on(page)) == 22
    assert intake.last_report(demo)[:4] == ("threat", "web", language, 1)


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_threat_by_telephone_is_told_in_words_alone(demo, plain_phone, language):
    page = plain_phone
    intake.enter(page, language, "app")

    tab_to(page, "details.other-ways summary")
    page.keyboard.press("Enter")
    go(page, "words")
    choose(page, "rubric", "bullizem-dhune")
    go(page)
    go(page)
    write(page, "story", "E kërcënuan në telefon")
    go(page, "send")

    assert len(intake.code_on(page)) == 22
    assert intake.last_report(demo)[:5] == ("app", "web", language, 0, "bullizem-dhune")


def test_back_and_another_door_lose_nothing(plain_phone):
    page = plain_phone
    intake.enter(page, "sq", "link")
    page.fill("[name=links]", "https://example.com/mbetet")
    intake.go(page)
    intake.go(page, "back")
    intake.go(page, "back")
    intake.press(page, "button[name=door][value=app]")
    intake.go(page, "back")
    intake.press(page, "button[name=door][value=link]")

    assert page.locator("[name=links]").input_value() == "https://example.com/mbetet"
