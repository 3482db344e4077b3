"""Days as people here type them: the pickers of the admin understand them, say what they understood, or refuse."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.wagtail_editor import WATCHED, page_id

DAY, SAID = "09.02.2027", "e martë, 9 shkurt 2027"
TYPED = ["9.2.2027", "09/02/2027", "2027-02-09", "09.02.2027"]
HOW = "Shkruajeni si 09.02.2027"
UNREADABLE = ["nesër", "31.02.2027"]

# The calendar of a field that was left; the next field may have opened its own.
CLOSED = """(name) => !jQuery(`[name=${name}]`).data("xdsoft_datetimepicker").is(":visible")"""


def type_into(page: Page, name: str, text: str) -> None:
    """Key by key, then on to the next field."""
    field = page.locator(f"[name={name}]")
    field.click()
    field.press("Control+a")
    page.keyboard.type(text)
    page.keyboard.press("Tab")


def understood(page: Page, name: str):
    return page.locator(f"[name={name}] + [data-understood]")


def is_understood(page: Page, name: str, typed: str) -> None:
    type_into(page, name, typed)
    expect(page.locator(f"[name={name}]")).to_have_value(DAY)
    expect(understood(page, name)).to_have_text(SAID)
    page.wait_for_function(CLOSED, arg=name)


def stays_and_is_refused(page: Page, name: str, typed: str) -> None:
    type_into(page, name, typed)
    expect(page.locator(f"[name={name}]")).to_have_value(typed)
    expect(understood(page, name)).to_contain_text(HOW)
    page.wait_for_function(CLOSED, arg=name)


def test_editor_types_days_of_a_page(demo, signed_in, watch):
    editor = signed_in("redaktor")
    editor.goto(f"/admin/pages/add/pages/newspage/{page_id(demo, '/sq/lajme/')}/")
    editor.evaluate(WATCHED)

    for typed in UNREADABLE:
        stays_and_is_refused(editor, "date", typed)
    editor.fill("[name=title]", "Java e internetit")
    editor.fill("[name=summary]", "Një javë.")
    publish(editor)
    expect(editor.locator("main")).to_contain_text(HOW)
    expect(editor.locator("[name=date]")).to_have_value(UNREADABLE[-1])
    for typed in TYPED:
        is_understood(editor, "date", typed)
    publish(editor)

    expect(editor.locator(".messages .success")).to_be_visible()
    rows = demo.rows("SELECT date FROM pages_newspage n JOIN wagtailcore_page p ON p.id = n.page_ptr_id "
                     "WHERE p.title = 'Java e internetit' AND p.live")  # fmt: skip
    assert rows == [("2027-02-09",)]


def publish(page: Page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_load_state()


@pytest.mark.parametrize("typed", TYPED)
def test_administrator_types_days_of_a_snippet_and_of_a_filter(signed_in, typed):
    admin = signed_in("admin")

    admin.goto("/admin/snippets/core/extradayoff/add/")
    is_understood(admin, "date", typed)
    stays_and_is_refused(admin, "date", "nesër")


def test_coordinator_types_day_and_hours_of_a_session(signed_in):
    coordinator = signed_in("shkoder")
    coordinator.goto("/admin/seancat/plan/")

    for typed in TYPED:
        is_understood(coordinator, "day", typed)
    stays_and_is_refused(coordinator, "day", "nesër")
    type_into(coordinator, "start", "9.30")
    expect(coordinator.locator("[name=start]")).to_have_value("09:30")
    type_into(coordinator, "end", "dhjetë")
    expect(understood(coordinator, "end")).to_contain_text("Shkruajeni si 09:30")
    with coordinator.expect_navigation():
        coordinator.locator("main form [type=submit]").last.click()

    expect(coordinator.locator("main [role=alert]")).to_contain_text(HOW)
    expect(coordinator.locator("[name=day]")).to_have_value("nesër")
    expect(coordinator.locator("[name=end]")).to_have_value("dhjetë")


def test_filter_by_day_says_what_it_understood(signed_in):
    admin = signed_in("admin")
    admin.goto("/admin/reports/site-history/?timestamp_from=9.2.2027")

    expect(admin.locator("main")).to_contain_text("9 Shkurt 2027")
