"""A child in need types what it is called, with slips and without diacritics, and finds a person before any page."""

import pytest
from playwright.sync_api import expect

NUMBERS = ["tel:116111", "tel:129", "tel:112"]


@pytest.mark.parametrize(
    ("typed", "guide"), [("vetvrasje", "/ku-te-kerkosh-ndihme/"), ("me shantazhon", "/dikush-po-me-kercenon")]
)
def test_cry_for_help_is_answered_with_numbers_first(phone, watch, typed, guide):
    with watch(phone):
        phone.goto("/kerko/")
        phone.fill("main [name=q]", typed)
        phone.press("main [name=q]", "Enter")
        card = phone.locator("main [data-crisis]")

        expect(card).to_be_visible()
        assert card.locator("a[href^='tel:']").evaluate_all("all => all.map(a => a.getAttribute('href'))") == NUMBERS
        card.locator(f"a[href*='{guide}']").click()
        expect(phone.locator("main h1")).to_be_visible()


def test_numbers_stand_on_a_page_of_results_without_script(plain_phone):
    plain_phone.goto("/kerko/?q=bullizem")

    found = plain_phone.locator("main a[href^='tel:']").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert found == NUMBERS
    expect(plain_phone.locator("main [data-crisis]")).to_have_count(0)
