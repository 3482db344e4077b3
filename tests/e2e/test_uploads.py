"""Pictures and documents, uploaded by each role that works on pages: in the lists, in a page's chooser, in its text."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.wagtail_editor import page_id
from tests.factories import files

PICTURE = {"name": "foto.png", "mimeType": "image/png"}
PAPER = {"name": "fletepalosje.pdf", "mimeType": "application/pdf"}
PEOPLE = ("redaktor", "moderator", "fushata")


@pytest.mark.parametrize("username", PEOPLE)
def test_pictures_and_documents_are_uploaded_in_the_lists(demo, signed_in, username):
    page = signed_in(username)

    in_the_list(page, "images", PICTURE | {"buffer": picture(username, "list")})
    in_the_list(page, "documents", PAPER | {"buffer": files.document(word=f"lista{username}")})

    assert uploaded(demo, "image", username) == uploaded(demo, "document", username) == 1


@pytest.mark.parametrize("username", PEOPLE)
def test_picture_and_document_are_uploaded_while_a_page_is_written(demo, signed_in, username):
    page = signed_in(username)
    page.goto(f"/admin/pages/add/pages/guidepage/{page_id(demo, '/sq/udhezues/')}/")

    page.locator("[data-contentpath=picture] [data-chooser-action-choose]").first.click()
    in_the_dialog(page, "image", "Foto e faqes", PICTURE | {"buffer": picture(username, "page")})
    expect(page.locator("[data-contentpath=picture] [data-chooser-title]")).to_have_text("Foto e faqes")

    text = page.locator("[data-contentpath=body]")
    text.locator(".c-sf-add-button").first.click()
    page.get_by_role("option").first.click()
    text.locator("[contenteditable=true]").first.click()
    page.keyboard.type("Lexojeni fletëpalosjen.")
    page.keyboard.press("Control+A")
    page.locator("[name=DOCUMENT]").first.click()
    in_the_dialog(page, "document", "Fletëpalosja", PAPER | {"buffer": files.document(word=f"faqja{username}")})
    expect(text.locator("[contenteditable=true] .TooltipEntity").first).to_be_visible()


@pytest.mark.parametrize("username", ["analist", "shkoder", "partner"])
def test_other_role_is_offered_no_upload(signed_in, username):
    page = signed_in(username)

    for address in ("/admin/images/multiple/add/", "/admin/documents/multiple/add/"):
        page.goto(address)
        expect(page).to_have_url("/admin/")
    assert not page.locator("nav a[href='/admin/images/'], nav a[href='/admin/documents/']").count()


def in_the_list(page: Page, kind: str, file: dict) -> None:
    page.goto(f"/admin/{kind}/")
    page.locator(f"a[href^='/admin/{kind}/multiple/add/']").first.click()
    page.locator("#fileupload").set_input_files(file)
    expect(page.locator("#upload-list .upload-success form").first).to_be_visible()


def in_the_dialog(page: Page, kind: str, title: str, file: dict) -> None:
    """Choose the dialog's tab of uploading, fill in its form, send it, and wait until it is gone."""
    dialog = page.locator(".modal-body")
    dialog.get_by_role("tab").nth(1).click()
    dialog.locator(f"[name={kind}-chooser-upload-file]").set_input_files(file)
    dialog.locator(f"[name={kind}-chooser-upload-title]").fill(title)
    dialog.locator("form:has([type=file]) [type=submit]").click()
    expect(dialog).to_have_count(0)


def picture(username: str, where: str) -> bytes:
    """A picture unlike all others: of one that is there already Wagtail asks which to use."""
    return files.picture("PNG", size=(320 + 10 * PEOPLE.index(username), {"list": 200, "page": 210}[where]))


def uploaded(demo, kind: str, username: str) -> int:
    query = (
        f"SELECT count(*) FROM core_custom{kind} file JOIN accounts_user person "
        "ON person.id = file.uploaded_by_user_id WHERE person.username = ? AND file.title IN ('foto', 'fletepalosje')"
    )
    return demo.rows(query, username)[0][0]
