"""An authority's officer unlocks, reads a case, acknowledges it with a number, and asks; another's never sees it."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e import looks
from tests.e2e.axe import violations
from tests.e2e.conftest import PHONE
from tests.e2e.desk import unlock

QUESTION = "A e dini në cilën klasë është?"
NUMBER = "Nr. 212/2026"
# What WCAG 1.4.12 lets a reader set: wide letters stand for longer words and other fonts too.
SPACED = ".desk * { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"


def test_officer_acknowledges_a_case_and_asks(demo, signed_in, watch):
    page = signed_in("oficer", fresh=True, viewport=PHONE)

    with watch(page):
        page.goto("/admin/autoriteti/")
        page.locator(".desk-key a[href*='/hap/']").click()
        unlock(page, demo.person("oficer"))
        expect(page).to_have_url(re.compile("/admin/autoriteti/$"))
        page.locator("td.title a").first.click()
        expect(page.locator("main")).to_contain_text("hxxps://foto[.]example")
        assert page.locator("main a[href^='http']").count() == 0
        say(page, "prano", case_number=NUMBER)
        expect(page.locator("main")).to_contain_text(NUMBER)
        say(page, "pyet", text=QUESTION)
        expect(page.locator("main")).to_contain_text(QUESTION)

    everything = str(demo.rows("SELECT * FROM reporting_referral")) + str(
        demo.rows("SELECT * FROM reporting_referralmessage")
    )
    assert NUMBER not in everything
    assert QUESTION not in everything


def test_dossier_is_downloaded_as_pdf(demo, signed_in):
    page = signed_in("oficer", fresh=True)
    page.goto("/admin/raporto/hap/?next=/admin/autoriteti/")
    unlock(page, demo.person("oficer"))
    page.locator("td.title a").first.click()

    with page.expect_download() as under_way:
        page.locator("a[href$='dossier.pdf']").click()

    assert under_way.value.suggested_filename.endswith("-dossier.pdf")
    assert Path(under_way.value.path()).read_bytes().startswith(b"%PDF-")


def test_analyst_meets_no_door_for_officers(signed_in):
    page = signed_in("analist")

    assert page.goto("/admin/autoriteti/").status == 403


def test_pages_of_officers_are_accessible(demo, signed_in):
    page = signed_in("oficer", fresh=True)
    page.goto("/admin/raporto/hap/?next=/admin/autoriteti/")
    unlock(page, demo.person("oficer"))
    address = page.locator("td.title a").first.get_attribute("href")

    found = {}
    for path in ("/admin/autoriteti/", address, "/admin/autoriteti/celesi/"):
        page.goto(path)
        found[path] = violations(page, include=".desk")

    assert not any(problem for problems in found.values() for problem in problems if not problem.startswith("unsure"))


def test_pages_of_an_officer_s_key_satisfy_axe_and_fit_a_telephone(demo, signed_in):
    page, faults, wide = signed_in("oficer", fresh=True), {}, {}
    for path in ("hap/", "celesat/"):
        page.goto(f"/admin/raporto/{path}")
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        found = looks.faults(page, include=".desk")
        faults[path] = [problem for problem in found if "unsure: " not in problem]
        page.add_style_tag(content=SPACED)
        wide[path] = looks.sideways(page)

    assert faults == {"hap/": [], "celesat/": []}
    assert wide == {"hap/": 0, "celesat/": 0}


def say(page, address: str, **typed) -> None:
    """Unfold a step, fill it in, send it."""
    form = page.locator(f"form[action$='/{address}/']")
    unfold = page.locator(f"details:not([open]):has(form[action$='/{address}/']) > summary")
    if unfold.count():
        unfold.click()
    for name, value in typed.items():
        form.locator(f"[name={name}]").fill(value)
    with page.expect_navigation():
        form.locator("button").click()
