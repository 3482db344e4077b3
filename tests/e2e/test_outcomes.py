"""A case ends as its record shows: what is missing is named, and once it is there, it is already chosen."""

from playwright.sync_api import expect

from tests.e2e import desk
from tests.e2e.cases import at, new_case, unlocked

LAST = "E panë dhe e hoqën."


def test_outcome_is_refused_until_the_record_shows_it(demo, plain_phone, signed_in):
    made = new_case(demo, plain_phone)
    page = unlocked(signed_in, demo, "analist")
    at(page, made)
    desk.step(page, "merr")
    desk.step(page, "vlereso", verdict="harmful")

    desk.step(page, "perfundo", outcome="removed", text=LAST)

    form = page.locator("form[action$='/perfundo/']")
    expect(page.locator(".desk-problem").first).to_contain_text("nuk është më aty")
    expect(form.locator("[name=text]")).to_have_value(LAST)
    at(page, made)
    with page.expect_navigation():
        page.locator("button[name=result][value=gone]").click()
    expect(page.locator("form[action$='/perfundo/'] [name=outcome]")).to_have_value("removed")
    desk.step(page, "perfundo", text=LAST)
    expect(page.locator(".desk-facts")).to_contain_text("mbyllur")
