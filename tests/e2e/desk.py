"""What people who work here do first: sign in, unlock."""

from playwright.sync_api import Page


def sign_in(page: Page, person: dict) -> None:
    page.goto("/admin/")
    page.fill("[name=login]", person["username"])
    page.fill("[name=password]", person["password"])
    page.click("main form button[type=submit]")
    page.wait_for_url("**/admin/", wait_until="domcontentloaded")


def unlock(page: Page, person: dict) -> None:
    """Type the passphrase on the page that asks for it."""
    page.fill("[name=passphrase]", person["passphrase"])
    page.locator(".desk form:has([name=passphrase]) button[type=submit]").click()
