"""The desk's whole day: a link comes twice; it is taken, weighed by two, answered, written to its host, gone, closed;
the second report gets the prior verdict without anybody looking."""

import re
import uuid

from playwright.sync_api import Page, expect

from tests.e2e import desk, intake
from tests.e2e.server import wait_until

LINK = "https://video.dita.example/klipi-42"
STORY = "Klasa shpërndan një video ku më tallin."
EXPLANATION = "A pupil is mocked in this video and did not agree to it."
ANSWER = "Po, ende është aty."
GOODBYE = "Videoja u hoq. Bëre mirë që na shkrove."


def test_the_desks_whole_day(demo, worker, plain_phone, signed_in):
    first, code = report(demo, plain_phone)
    second, _ = report(demo, plain_phone)
    analyst, colleague = (unlocked(signed_in, demo, name) for name in ("analist", "analist2"))

    with_the_keyboard(analyst)
    weighed_by_two(analyst, colleague, first)
    asked_and_answered(analyst, plain_phone, first, code)
    mail = notice_sent(analyst, demo, first)
    gone_and_closed(analyst, first)
    prior_verdict_without_looking(analyst, demo, second)
    open_with(plain_phone, code)

    assert LINK in mail and STORY not in mail and code not in mail
    expect(plain_phone.locator(".messages")).to_contain_text(GOODBYE)
    expect(plain_phone.locator(".timeline li").last).to_have_class("done")
    expect(plain_phone.locator("main")).not_to_contain_text("dita.example")


def report(demo, page: Page) -> tuple[str, str]:
    """Send the link with the shortest story; returns the report's id and the code."""
    before = ids(demo)
    intake.enter(page, "sq", "link")
    page.fill("[name=links]", LINK)
    intake.go(page)
    intake.choose(page, "rubric", "bullizem-dhune")
    intake.go(page)
    intake.to_step(page, "q-story")
    page.fill("[name=story]", STORY)
    intake.go(page, "send")
    code = intake.code_on(page)
    (made,) = ids(demo) - before
    return made, code


def ids(demo) -> set[str]:
    return {str(uuid.UUID(row[0])) for row in demo.rows("SELECT id FROM reporting_report")}


def unlocked(signed_in, demo, username: str) -> Page:
    page = signed_in(username, fresh=True)
    page.goto("/admin/raporto/hap/")
    desk.unlock(page, demo.person(username))
    page.wait_for_url("**/admin/raporto/")
    return page


def with_the_keyboard(page: Page) -> None:
    """j goes down the rows, Enter opens one, q comes back."""
    page.keyboard.press("j")
    expect(page.locator("[data-row]").first).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".desk-answers")).to_be_visible()
    with page.expect_navigation():
        page.keyboard.press("q")
    expect(page.locator(".desk-queue")).to_be_visible()


def weighed_by_two(analyst: Page, colleague: Page, made: str) -> None:
    at(analyst, made)
    desk.step(analyst, "merr")
    desk.step(analyst, "vlereso", verdict="harmful")
    desk.step(analyst, "sy-i-dyte")
    colleague.goto("/admin/raporto/?tab=second")
    expect(colleague.locator(f".desk-queue a[href*='{made}']")).to_be_visible()
    at(colleague, made)
    assert colleague.locator(".desk-trail, .desk-facts").filter(has_text="harmful").count() == 0
    desk.step(colleague, "shikim-i-dyte", verdict="harmful")
    at(analyst, made)
    expect(analyst.locator("form[action$='/perfundo/']")).to_have_count(1)


def asked_and_answered(analyst: Page, child: Page, made: str, code: str) -> None:
    """An advice card is put into the message; the child answers with the code."""
    form = analyst.locator("form[action$='/shkruaj/']")
    form.locator("[name=card]").select_option(index=1)
    with analyst.expect_navigation():
        form.locator("button[formaction]").click()
    assert len(form.locator("[name=text]").input_value()) > 40
    form.locator("[name=ask]").check()
    with analyst.expect_navigation():
        form.locator("button[type=submit]:not([formaction])").click()
    open_with(child, code)
    child.fill("[name=text]", ANSWER)
    intake.press(child)
    at(analyst, made)
    expect(analyst.locator(".desk-from-reporter")).to_contain_text(ANSWER)


def notice_sent(page: Page, demo, made: str) -> str:
    """To a platform of the directory, with the text as it is proposed; returns the mail."""
    page.locator("a[href$='/njoftim/']").click()
    page.locator(".desk-recipients li:has-text('platform') a").first.click()
    page.fill("[name=explanation]", EXPLANATION)
    for button in ("fill", "preview", "send"):
        with page.expect_navigation():
            page.locator(f"button[name=go][value={button}]").click()
    return wait_until(lambda: [text for text in demo.mails() if LINK in text])[-1]


def gone_and_closed(page: Page, made: str) -> None:
    at(page, made)
    with page.expect_navigation():
        page.locator("button[name=result][value=gone]").click()
    desk.step(page, "perfundo", outcome="removed", text=GOODBYE)
    expect(page.locator(".desk-facts, .desk-report").first).to_contain_text(re.compile("mbyllur"))


def prior_verdict_without_looking(page: Page, demo, made: str) -> None:
    """From the queue: the page of the report is not opened."""
    page.goto("/admin/raporto/?tab=new")
    before = openings(demo, made)
    with page.expect_navigation():
        page.locator(f"tr:has(a[href*='{made}']) form[action$='/verdikti-i-meparshem/'] button").click()
    applied = demo.rows("SELECT from_prior_verdict FROM reporting_assessment WHERE report_id = ?", uuid.UUID(made).hex)
    assert applied == [(1,)]
    assert openings(demo, made) == before


def openings(demo, made: str) -> int:
    asked = "SELECT count(*) FROM core_auditentry WHERE verb = 'report.opened' AND subject_id = ?"
    return demo.rows(asked, made)[0][0]


def at(page: Page, made: str) -> None:
    page.goto(f"/admin/raporto/{made}/")


def open_with(page: Page, code: str) -> None:
    page.goto("/raporto/kodi/")
    page.fill("[name=code]", code)
    intake.press(page)
