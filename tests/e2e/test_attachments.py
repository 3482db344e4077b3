"""A child sends a picture from a small phone without script; the analyst opens it grey and blurred first."""

import uuid

from playwright.sync_api import Page, expect

from tests.e2e import desk, intake
from tests.factories import files


def reports(demo) -> set[str]:
    return {str(uuid.UUID(row[0])) for row in demo.rows("SELECT id FROM reporting_report")}


def test_picture_is_sent_without_script_and_looked_at_by_choice(demo, plain_phone, signed_in):
    before = reports(demo)

    child_sends_a_picture(plain_phone)
    (report,) = reports(demo) - before
    analyst_looks(signed_in("analist"), demo.person("analist"), report)

    disk = b"".join(path.read_bytes() for path in (demo.folder / "sealed").rglob("*") if path.is_file())
    assert files.CANARY.encode() not in disk
    assert plain_phone.context.cookies() == []


def child_sends_a_picture(page: Page) -> None:
    intake.to_link(page, "sq")
    page.fill("[name=links]", "https://example.com/grupi")
    intake.go(page)
    intake.choose(page, "rubric", "bullizem-dhune")
    intake.go(page)
    intake.to_step(page, "files")
    picture = {"name": "une.jpg", "mimeType": "image/jpeg", "buffer": files.picture(size=(900, 600))}
    video = {"name": "film.mp4", "mimeType": "video/mp4", "buffer": b"\0\0\0\x18ftypmp42\0\0\0\0mp41isom" + bytes(99)}
    page.set_input_files("[name=files]", [picture, video])
    intake.press(page, "main form .button-row button[value=next]")
    expect(page.locator("main dl")).to_contain_text("une.jpg")
    intake.go(page, "send")
    assert intake.code_on(page)
    expect(page.locator("main")).to_contain_text("film.mp4")
    expect(page.locator("main")).not_to_contain_text("une.jpg")


def analyst_looks(page: Page, person: dict, report: str) -> None:
    page.goto(f"/admin/raporto/{report}/")
    if page.locator("[name=passphrase]").count():
        desk.unlock(page, person)
    page.locator(".desk-files a").click()
    small = width_of(page)
    with page.expect_navigation():
        page.locator("form[action$='/shiko/'] button").click()
    assert (small, width_of(page)) == (240, 900)


def width_of(page: Page) -> int:
    """Of the picture itself, once it is there."""
    picture = page.locator("img.desk-picture")
    page.wait_for_function("image => image.complete && image.naturalWidth", arg=picture.element_handle())
    return picture.evaluate("image => image.naturalWidth")
