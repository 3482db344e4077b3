"""A child reports from a small phone without script, the analyst answers, the child reads it and writes back."""

import uuid

from playwright.sync_api import Page, expect

from tests.e2e import desk, intake
from tests.e2e.server import wait_until

LINK = "https://example.com/grupi-i-klases-7b"
STORY = "Në grup po ndajnë një foto timen. Kam frikë të shkoj në shkollë."
QUESTION = "Faleminderit që na shkrove. A e njeh atë që e hapi grupin?"
ANSWER = "Po, është një nxënës i klasës së tetë."
FAREWELL = "Grupi u mbyll. Nëse ndodh sërish, na shkruaj."


def reports(demo) -> set[str]:
    return {str(uuid.UUID(row[0])) for row in demo.rows("SELECT id FROM reporting_report")}


def test_child_reports_and_reads_the_answer(demo, worker, plain_phone, signed_in):
    before = reports(demo)

    code = child_reports(plain_phone)
    (report,) = reports(demo) - before
    mail = wait_until(lambda: [text for text in demo.mails() if "analist@" in text])[-1]
    analyst = analyst_answers(signed_in, demo.person("analist"), report)
    child_reads_and_writes(plain_phone, code)
    analyst_closes(analyst, report)
    child_sees_the_outcome(plain_phone, code)

    assert not any(word in mail for word in (LINK, "klases", "foto", code))
    assert plain_phone.context.cookies() == []


def child_reports(page: Page) -> str:
    """From the home page to the code, through every question."""
    page.goto("/")
    page.locator("header a", has_text="RAPORTO!").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "sq")
    intake.press(page, "button[name=door][value=link]")
    page.fill("[name=links]", LINK)
    intake.go(page)
    intake.choose(page, "rubric", "bullizem-dhune")
    intake.go(page)
    assert page.locator("input[type=file]").count() == 0
    intake.choose(page, "category")
    intake.go(page)
    page.fill("[name=story]", STORY)
    intake.go(page)
    intake.to_step(page, "q-who")
    intake.choose(page, "who", "child")
    intake.go(page)
    intake.to_step(page, "check")
    expect(page.locator("main dl")).to_contain_text(STORY)
    going_back_keeps_what_was_typed(page)
    intake.go(page, "send")
    return intake.code_on(page)


def going_back_keeps_what_was_typed(page: Page) -> None:
    while intake.step(page) != "q-story":
        intake.go(page, "back")
    expect(page.locator("[name=story]")).to_have_value(STORY)
    intake.to_step(page, "check")


def analyst_answers(signed_in, person: dict, report: str) -> Page:
    """Sign in, unlock, find the report in the queue, take it, assess it, write."""
    page = signed_in(person["username"], fresh=True)
    page.locator("nav a[href='/admin/raporto/']").click()
    page.locator(".desk-key a[href$='/hap/']").click()
    desk.unlock(page, person)
    page.locator(f".desk-queue a[href*='{report}']").click()
    expect(page.locator(".desk-answers")).to_contain_text(STORY)
    expect(page.locator(".desk-answers")).to_contain_text("hxxps://example[.]com")
    assert page.locator(".desk-answers a").count() == 0
    desk.step(page, "merr")
    desk.step(page, "vlereso", verdict="harmful")
    desk.step(page, "shkruaj", text=QUESTION, ask=True)
    return page


def child_reads_and_writes(page: Page, code: str) -> None:
    open_with(page, code.lower().replace("-", " "))
    expect(page.locator(".messages")).to_contain_text(QUESTION)
    page.fill("[name=text]", ANSWER)
    intake.press(page)
    expect(page.locator("main [role=status]")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(ANSWER)


def analyst_closes(page: Page, report: str) -> None:
    page.goto(f"/admin/raporto/{report}/")
    expect(page.locator(".desk-from-reporter")).to_contain_text(ANSWER)
    desk.step(page, "perfundo", outcome="advice", text=FAREWELL)


def child_sees_the_outcome(page: Page, code: str) -> None:
    open_with(page, code)
    expect(page.locator(".messages")).to_contain_text(FAREWELL)
    expect(page.locator(".timeline li").last).to_have_class("done")


def open_with(page: Page, code: str) -> None:
    page.goto("/raporto/kodi/")
    page.fill("[name=code]", code)
    intake.press(page)
