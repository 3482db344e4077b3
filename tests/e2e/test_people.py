"""An administrator makes a coordinator; she follows the invitation, chooses a password, and plans in her region."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.server import wait_until

USERNAME, ADDRESS, PASSWORD = "kukes", "kukes@example.org", "tri fjale te mira"


def test_coordinator_is_made_invited_and_at_work(demo, worker, signed_in, open_context):
    admin, coordinator = signed_in("admin", fresh=True), open_context().new_page()

    make(admin, USERNAME, ADDRESS, "coordinator", "Kukës")
    accept(coordinator, invitation(demo))

    coordinator.goto("/admin/")
    coordinator.locator("nav a[href='/admin/seancat/']").click()
    coordinator.locator("main a[href$='/plan/']").click()
    coordinator.wait_for_url("**/plan/")
    if demo.rows(SCHOOLS):
        expect(coordinator.locator("[name=school]")).to_contain_text("Kukës")
    moved(demo, admin, coordinator)


SCHOOLS = (
    "SELECT 1 FROM schools_school school JOIN core_municipality place ON place.id = school.municipality_id "
    "JOIN core_region region ON region.id = place.region_id WHERE region.slug = 'kukes'"
)


def make(page: Page, username: str, address: str, role: str, region: str) -> None:
    """The form of a new account: refused without a region, with all that was typed still there."""
    page.goto("/admin/users/")
    page.locator("a[href='/admin/users/new/']").first.click()
    for name, value in (
        ("username", username),
        ("email", address),
        ("first_name", "Koordinatorja"),
        ("last_name", "K"),
    ):
        page.fill(f"[name={name}]", value)
    expect(page.locator("[name=is_superuser], [type=password]")).to_have_count(0)
    roles(page)
    page.locator("[name=groups]").and_(page.get_by_label(role, exact=True)).check()
    send(page)
    expect(page.locator("[name=username]")).to_have_value(username)
    expect(page.locator("#id_region-errors, .w-field__errors").first).to_be_attached()
    page.get_by_role("tab").first.click()
    page.locator("[name=region]").select_option(label=region)
    send(page)
    page.wait_for_url("**/admin/users/")


def roles(page: Page) -> None:
    page.get_by_role("tab").nth(1).click()


def send(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main form footer [type=submit], main form [type=submit]").last.click()


def invitation(demo) -> str:
    """The link of the invitation, from the mail that went out."""
    texts = wait_until(lambda: [text for text in demo.mails() if f"To: {ADDRESS}" in text])
    found = re.search(r"/hyrja/password/reset/key/\S+", texts[0].replace("=\n", "").replace("=3D", "="))
    return found.group(0)


def accept(page: Page, link: str) -> None:
    page.goto(link)
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=password2]", PASSWORD)
    with page.expect_navigation():
        page.locator("main form [type=submit]").last.click()
    page.goto("/admin/")
    page.fill("[name=login]", USERNAME)
    page.fill("[name=password]", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/admin/", wait_until="domcontentloaded")


def moved(demo, admin: Page, coordinator: Page) -> None:
    """Her region is changed, which the trail tells; without one she would read whom to ask."""
    admin.goto(f"/admin/users/edit/{demo.rows('SELECT id FROM accounts_user WHERE username = ?', USERNAME)[0][0]}/")
    admin.locator("[name=region]").select_option(label="Vlorë")
    send(admin)
    coordinator.goto("/admin/seancat/plan/")
    assert "Vlorë" in " ".join(coordinator.locator("[name=school] option").all_inner_texts())
    admin.goto("/admin/audit/")
    expect(admin.locator("main")).to_contain_text("qarku u ndryshua")
