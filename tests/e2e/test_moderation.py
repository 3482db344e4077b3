"""A campaigner submits a page; a moderator sends it back with a comment, then lets it be published; both get mail."""

import email
import email.policy

from playwright.sync_api import Page, expect

from tests.e2e.server import wait_until
from tests.e2e.wagtail_editor import WATCHED, page_id

TITLE, SLUG = "Java e sigurisë në shkollë", "java-e-sigurise-ne-shkolle"
COMMENT = "Mungon data."
MENU = "footer [data-w-dropdown-target=toggle]"


def test_page_is_submitted_sent_back_and_published(demo, worker, signed_in, phone):
    author, moderator = signed_in("fushata"), signed_in("moderator")
    write(author, parent=page_id(demo, "/sq/udhezues/"))
    edit = author.url

    submit(author)
    expect_mail(demo, "moderator@example.org", TITLE)
    decide(moderator, "reject", COMMENT)
    expect_mail(demo, "fushata@example.org", COMMENT)

    author.goto(edit)
    submit(author)
    assert phone.goto(f"/udhezues/{SLUG}/").status == 404
    decide(moderator, "approve", "Tani po.")

    phone.goto(f"/udhezues/{SLUG}/")
    expect(phone.locator("main h1")).to_have_text(TITLE)
    expect_mail(demo, "fushata@example.org", "Tani po.")


def write(page: Page, parent: int) -> None:
    """A page with a title alone; Wagtail saves it by itself."""
    page.goto(f"/admin/pages/add/pages/guidepage/{parent}/")
    page.evaluate(WATCHED)
    page.fill("[name=title]", TITLE)
    page.fill("[name=summary]", "Një javë, pesë orë mësimi.")
    page.wait_for_url("**/edit/")


def submit(page: Page) -> None:
    page.locator(MENU).first.click()
    with page.expect_navigation():
        page.locator("button[name=action-submit], button[name=action-restart-workflow]").first.click()


def decide(page: Page, action: str, comment: str) -> None:
    """From what waits on the first page: the page, its menu, the dialog with the comment."""
    page.goto("/admin/")
    page.locator("#awaiting-review, section:has(#awaiting-review-heading)").get_by_role(
        "link", name=TITLE
    ).first.click()
    page.wait_for_url("**/edit/")
    page.evaluate(WATCHED)
    page.locator(MENU).first.click()
    page.locator(f"footer [data-workflow-action-name={action}]").last.click()
    dialog = page.locator(".modal-body")
    dialog.locator("[name$=comment]").fill(comment)
    with page.expect_navigation():
        dialog.locator("[type=submit]").click()


def expect_mail(demo, to: str, words: str) -> None:
    wait_until(lambda: any(words in text for address, text in mails(demo) if to in address))


def mails(demo) -> list[tuple[str, str]]:
    """Whom each mail went to, with its subject and text."""
    found = []
    for file in demo.mails():
        for part in file.split("-" * 79):
            message = email.message_from_string(part.strip(), policy=email.policy.default)
            if message["To"]:
                found.append((message["To"], f"{message['Subject']}\n{message.get_content()}"))
    return found
