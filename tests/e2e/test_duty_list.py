"""A supervisor keeps the duty list on a telephone; an analyst reads it."""

from playwright.sync_api import expect

from tests.e2e import looks
from tests.e2e.conftest import PHONE

LIST = "/admin/raporto/kujdestaria/"


def test_supervisor_keeps_the_duty_list_on_a_telephone(demo, signed_in, watch):
    page = signed_in("mbikeqyres", viewport=PHONE)

    with watch(page):
        page.goto("/admin/raporto/")
        page.get_by_role("link", name="Lista e kujdestarisë").click()
        expect(page.locator("main")).to_contain_text("Lista është bosh")
        person = page.locator("[name=user] option", has_text="nalist").first.get_attribute("value")
        fill(page, person, phone="123")
        expect(page.locator("main")).to_contain_text("prefiksin e vendit")
        expect(page.locator("[name=begins]")).to_have_value("20:00")
        fill(page, person, phone="060 000 0000")
        expect(page.locator(".desk-shifts li")).to_have_count(1)
        expect(page.locator(".desk-shifts")).to_contain_text("+355600000000")
        page.locator(".desk-shifts a").click()
        page.fill("[name=ends]", "20:00")
        page.locator("main form button[type=submit]").click()
        expect(page.locator(".desk-shifts .desk-wrote")).to_have_text("kujdestar tani")
        assert looks.sideways(page) == 0
        assert not [fault for fault in looks.faults(page, include=".desk") if "unsure: " not in fault]
        page.locator(".desk-shifts form button").click()
        expect(page.locator("main")).to_contain_text("Lista është bosh")

    assert demo.rows("SELECT * FROM reporting_shift") == []


def fill(page, person, **typed):
    page.select_option("[name=user]", person)
    page.select_option("[name=weekday]", "0")
    for name, value in ({"begins": "20:00", "ends": "08:00"} | typed).items():
        page.fill(f"[name={name}]", value)
    page.locator("section:has(#duty-new) button[type=submit]").click()


def test_analyst_reads_the_list_and_has_no_form(signed_in):
    page = signed_in("analist")

    page.goto(LIST)

    expect(page.locator("main")).to_contain_text("Kush njoftohet tani")
    expect(page.locator("[name=begins]")).to_have_count(0)
