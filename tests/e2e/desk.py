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


def step(page: Page, address: str, **typed) -> None:
    """Take a step of a case: unfold its form, fill it in, send it."""
    form = page.locator(f".desk form[action$='/{address}/']")
    unfold = page.locator(f"details:not([open]):has(form[action$='/{address}/']) > summary")
    if unfold.count():
        unfold.click()
    for name, value in typed.items():
        fill(form.locator(f"[name={name}]"), value)
    with page.expect_navigation():
        form.locator("button[type=submit]:not([formaction])").click()


def fill(field, value) -> None:
    if value is True:
        field.check()
    elif field.evaluate("(field) => field.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)
