"""What goes wrong in a browser: pressed twice, left open too long, changed on the way."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.e2e import intake


@pytest.fixture
def old_state(demo, settings, monkeypatch) -> str:
    """The hidden state of a page opened three hours ago: sealed with the demo's own key, the clock turned back."""
    from reporting.intake.draft import Draft

    settings.SECRET_KEY = (demo.folder / "secrets" / "secret_key").read_text().strip()
    then = time.time() - 3 * 3600
    with monkeypatch.context() as past:
        past.setattr(time, "time", lambda: then)
        return Draft(values={"danger": "no"}).sealed()


def count(demo) -> int:
    return demo.rows("SELECT count(*) FROM reporting_report")[0][0]


def ready_to_send(page, text: str) -> None:
    intake.to_link(page, "sq")
    page.fill("[name=links]", text)


def test_double_click_on_send_makes_one_report(demo, phone):
    before = count(demo)
    ready_to_send(phone, "https://example.com/dy-here")

    phone.locator("main button[value=send]").dblclick()
    phone.wait_for_selector("code.code")
    phone.wait_for_load_state("networkidle")

    assert count(demo) == before + 1


def test_reloading_the_page_of_the_code_sends_nothing_twice(demo, plain_phone):
    ready_to_send(plain_phone, "https://example.com/serish")
    before = count(demo)

    intake.go(plain_phone, "send")
    first = intake.code_on(plain_phone)
    plain_phone.reload()

    assert intake.code_on(plain_phone) == first
    assert count(demo) == before + 1


def test_changed_state_is_refused_with_a_sentence_and_what_was_typed_is_kept(demo, phone):
    ready_to_send(phone, "https://example.com/ndryshuar")
    before = count(demo)
    phone.locator("main [name=state]").evaluate(
        "(field) => { field.value = (field.value[0] === 'A' ? 'B' : 'A') + field.value.slice(1); }"
    )

    with phone.expect_response(re.compile(r"/raporto/\?p=")) as answer:
        intake.go(phone, "send")

    assert answer.value.status == 400
    expect(phone.locator("main [role=alert]").first).to_be_visible()
    expect(phone.locator("[name=links]")).to_have_value("https://example.com/ndryshuar")
    assert count(demo) == before


def test_page_left_open_for_hours_keeps_what_was_typed(demo, phone, old_state):
    ready_to_send(phone, "https://example.com/vone")
    before = count(demo)
    phone.locator("main [name=state]").evaluate("(field, old) => { field.value = old; }", old_state)

    with phone.expect_response(re.compile(r"/raporto/\?p=")) as answer:
        intake.go(phone, "send")

    assert answer.value.status == 422
    expect(phone.locator("main [role=alert]").first).to_be_visible()
    expect(phone.locator("[name=links]")).to_have_value("https://example.com/vone")
    assert count(demo) == before
    intake.go(phone, "send")
    expect(phone.locator("code.code")).to_be_visible()


def test_mistyped_code_is_told_at_its_field(phone):
    phone.goto("/raporto/kodi/")
    phone.fill("[name=code]", "ABCD-EFGH")

    phone.keyboard.press("Enter")

    expect(phone.locator(".error-summary")).to_be_focused()
    expect(phone.locator("[name=code]")).to_have_value("ABCD-EFGH")
    expect(phone.locator("[name=code]")).to_have_attribute("aria-invalid", "true")
