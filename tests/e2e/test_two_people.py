"""An administrator gives a role of the desk, an analyst with an unlocked key confirms it: two people, two browsers."""

from playwright.sync_api import Page, expect

from tests.e2e import axe, desk, looks
from tests.e2e.server import wait_until

USERNAME = "zana"
KEYS = "/admin/raporto/celesat/"
ROLES = (
    "SELECT auth_group.name FROM auth_group JOIN accounts_user_groups given ON given.group_id = auth_group.id "
    "WHERE given.user_id = ?"
)


def test_role_of_the_desk_is_given_by_one_and_confirmed_by_another(demo, worker, signed_in):
    admin, analyst = signed_in("admin", fresh=True), signed_in("analist")
    asked(admin)
    pk = demo.rows("SELECT id FROM accounts_user WHERE username = ?", USERNAME)[0][0]
    assert demo.rows(ROLES, pk) == []
    wait_until(lambda: any("analist@example.org" in mail and "celesat" in mail for mail in demo.mails()))

    analyst.goto("/admin/")
    analyst.locator(f"main a[href='{KEYS}']").first.click()
    confirm(analyst)
    expect(analyst.locator("main")).to_contain_text("Hapeni më parë çelësin tuaj")
    analyst.goto(f"/admin/raporto/hap/?next={KEYS}")
    desk.unlock(analyst, demo.person("analist"))
    assert not looks.faults(analyst, tags=axe.WCAG, include=".content", exclude=(".content header", ".w-slim-header"))
    confirm(analyst)

    assert [name for (name,) in demo.rows(ROLES, pk)] == ["analyst"]
    expect(analyst.locator("#desk-waiting ~ ul li").first).to_contain_text("Zana")


def asked(page: Page) -> None:
    """The form of a new account with the tick at a role of the desk; then what the account's page says of it."""
    page.goto("/admin/users/new/")
    for name, value in (
        ("username", USERNAME),
        ("email", "zana@example.org"),
        ("first_name", "Zana"),
        ("last_name", "A"),
    ):
        page.fill(f"[name={name}]", value)
    page.get_by_role("tab").nth(1).click()
    page.locator("[name=groups]").and_(page.get_by_label("analyst", exact=True)).check()
    with page.expect_navigation(url="**/admin/users/"):
        page.locator("main form footer [type=submit], main form [type=submit]").last.click()
    page.get_by_role("link", name="Zana A").first.click()
    page.get_by_role("tab").nth(1).click()
    expect(page.locator("main")).to_contain_text("Presin derisa t’i konfirmojë dikush që mban një çelës")
    expect(page.locator("[name=groups]").and_(page.get_by_label("analyst", exact=True))).to_be_checked()


def confirm(page: Page) -> None:
    with page.expect_navigation():
        page.locator(".desk-asked", has_text="Zana").locator("form[action$='/po/'] button").click()
