"""Pages that nobody can ask for (500, maintenance, a refused form): rendered here, shown at an address of the site."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.e2e import looks

PAGES = ("400.html", "403.html", "500.html", "maintenance.html")


@pytest.mark.parametrize("language", ["sq", "en"])
@pytest.mark.parametrize("template", PAGES)
def test_error_page_satisfies_axe(demo, phone, template, language):
    with translation.override(language):
        body = render_to_string(template, {"quick_exit_url": "https://example.org/", "message": "–"})
    phone.route("**/__shown__", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    phone.goto(f"{demo.url}/__shown__")

    faults = looks.faults(phone)

    assert not faults, "\n".join(faults)
    assert looks.sideways(phone) <= 0
    assert phone.locator("html").get_attribute("lang") == language
    assert phone.locator('a[href="tel:116111"]').count() >= 1
