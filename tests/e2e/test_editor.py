"""An editor writes a guide, publishes it, translates it, and sees it live in both languages."""

from playwright.sync_api import Page, expect

from tests.e2e.wagtail_editor import WATCHED, page_id

TITLE, TITLE_EN = "Si të bllokosh dikë që të shqetëson", "How to block somebody who bothers you"
LEAD, LEAD_EN = "Tri prekje mjaftojnë.", "Three taps are enough."
TEXT, TEXT_EN = "Hap profilin e tij dhe zgjidh bllokimin.", "Open their profile and choose to block."
SLUG, SLUG_EN = "si-te-bllokosh-dike-qe-te-shqeteson", "how-to-block-somebody"

# The editor of rich text copies into the form a moment after the last key; what is not there yet is not saved.
COPIED = """(text) => [...document.querySelectorAll("[data-contentpath=body] input[type=hidden]")]
  .some((input) => input.value.includes(text))"""


def test_editor_publishes_a_guide_and_its_translation(demo, signed_in, phone):
    editor = signed_in("redaktor")

    write_guide(editor, parent=page_id(demo, "/sq/udhezues/"))
    live_in_albanian_only(phone)
    translate(editor, page_id(demo, f"/sq/udhezues/{SLUG}/"))

    phone.goto(f"/udhezues/{SLUG}/")
    phone.locator("nav.language a[lang=en]").click()
    expect(phone.locator("html")).to_have_attribute("lang", "en")
    for words in (TITLE_EN, LEAD_EN, TEXT_EN):
        expect(phone.locator("main")).to_contain_text(words)
    phone.locator("nav.language a[lang=sq]").click()
    expect(phone.locator("main h1")).to_have_text(TITLE)


def write_guide(page: Page, parent: int) -> None:
    page.goto(f"/admin/pages/add/pages/guidepage/{parent}/")
    page.evaluate(WATCHED)
    page.fill("[name=title]", TITLE)
    page.fill("[name=summary]", LEAD)
    body = page.locator("[data-contentpath=body]")
    body.locator(".c-sf-add-button").first.click()
    page.get_by_role("option").first.click()
    body.locator("[contenteditable=true]").first.click()
    page.keyboard.type(TEXT)
    page.wait_for_function(COPIED, arg=TEXT)
    page.wait_for_url("**/edit/")  # Wagtail has saved it by itself
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_url(f"**/admin/pages/{parent}/")


def live_in_albanian_only(page: Page) -> None:
    """It is there at once, and the switch says honestly that there is no English yet."""
    page.goto(f"/udhezues/{SLUG}/")
    expect(page.locator("main h1")).to_have_text(TITLE)
    expect(page.locator("main")).to_contain_text(TEXT)
    expect(page.locator("nav.language a[lang=en]")).to_have_attribute("href", "/en/")


def translate(page: Page, source: int) -> None:
    """Submit, fill in every string of both tabs, publish."""
    page.goto(f"/admin/localize/submit/page/{source}/")
    page.locator("main [name=locales]").first.check()
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url("**/edit/")
    assert page.request.get(f"/en/guides/{SLUG}/").status == 404, "nothing is live in a language nobody has written"
    for source_text, text in ((TITLE, TITLE_EN), (LEAD, LEAD_EN), (TEXT, TEXT_EN)):
        fill_in(page, source_text, text)
    page.get_by_role("tab").nth(1).click()
    fill_in(page, SLUG, SLUG_EN)
    page.locator("footer button[value=publish]").click()
    expect(page.locator(".messages .success")).to_be_visible()


def fill_in(page: Page, source_text: str, text: str) -> None:
    segment = page.locator("li:has(> p)", has=page.get_by_text(source_text, exact=True))
    segment.get_by_role("button").first.click()
    segment.locator("textarea").fill(text)
    with page.expect_response(lambda answer: answer.request.method == "PUT") as saved:
        segment.get_by_role("button").last.click()
    assert saved.value.ok
