"""A case for a journey: sent by a child's telephone, opened by an analyst."""

import uuid

from playwright.sync_api import Page

from tests.e2e import desk, intake


def new_case(demo, page: Page, link: str = "https://video.dita.example/klipi-7", story: str = "Një video.") -> str:
    """Send a report about bullying; returns its id."""
    before = ids(demo)
    intake.enter(page, "sq", "link")
    page.fill("[name=links]", link)
    intake.go(page)
    intake.choose(page, "rubric", "bullizem-dhune")
    intake.go(page)
    intake.to_step(page, "q-story")
    page.fill("[name=story]", story)
    intake.go(page, "send")
    intake.code_on(page)
    (made,) = ids(demo) - before
    return made


def ids(demo) -> set[str]:
    return {str(uuid.UUID(row[0])) for row in demo.rows("SELECT id FROM reporting_report")}


def unlocked(signed_in, demo, username: str) -> Page:
    """Somebody of the desk with an unlocked key, at the queue."""
    page = signed_in(username, fresh=True)
    page.goto("/admin/raporto/hap/")
    desk.unlock(page, demo.person(username))
    page.wait_for_url("**/admin/raporto/")
    return page


def at(page: Page, made: str) -> None:
    page.goto(f"/admin/raporto/{made}/")
