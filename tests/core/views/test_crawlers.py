"""robots.txt, sitemap.xml and security.txt say what is true."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from pages.models import InfoPage

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def add(home):
    def make(title, live=True):
        return home.add_child(instance=InfoPage(title=title, locale=home.locale, live=live))

    return make


def entries(client) -> dict[str, dict[str, str]]:
    """Address to its alternates, both without the host."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {
        path(entry.find("s:loc", SPACE).text): {
            link.get("hreflang"): path(link.get("href")) for link in entry.findall("x:link", SPACE)
        }
        for entry in root.findall("s:url", SPACE)
    }


def path(address: str) -> str:
    return re.sub(r"^https?://[^/]+", "", address)


def test_every_address_of_the_sitemap_answers(add, visitor):
    add("Faqe")

    found = entries(visitor)

    assert "/faqe/" in found
    assert {address: visitor.get(address).status_code for address in found} == dict.fromkeys(found, 200)


def test_alternates_are_real_translations_alone(add, visitor):
    alone, both = add("Vetëm shqip"), add("Në dy gjuhë")
    english = both.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save_revision().publish()

    found = entries(visitor)

    assert found[alone.get_url()] == {}
    assert found[both.get_url()] == {"sq": both.get_url(), "en": english.get_url()}
    assert found[english.get_url()] == found[both.get_url()]


def test_draft_translation_is_no_alternate(add, visitor):
    both = add("Faqe")
    both.copy_for_translation(Locale.objects.get(language_code="en"))

    assert entries(visitor)["/faqe/"] == {}


def test_drafts_and_guarded_pages_are_not_listed(add, visitor):
    add("E papërfunduar", live=False)
    PageViewRestriction.objects.create(page=add("E ruajtur"), restriction_type="login")

    assert not [address for address in entries(visitor) if "perfunduar" in address or "ruajtur" in address]


@pytest.mark.parametrize("number", [1, 3])
def test_sitemap_costs_the_same_however_many_pages(add, visitor, number, django_assert_num_queries):
    for n in range(number):
        add(f"Faqe {n}")

    with django_assert_num_queries(2):
        visitor.get("/sitemap.xml")


def test_robots_point_to_the_sitemap_and_close_what_is_no_reading(visitor):
    text = visitor.get("/robots.txt").content.decode()

    assert re.search(r"^Sitemap: https?://\S+/sitemap\.xml$", text, re.M)
    assert "Disallow: /admin/" in text
    assert "Disallow: /raporto/\n" not in text


def test_security_contact_is_not_out_of_date(visitor):
    text = visitor.get("/.well-known/security.txt").content.decode()

    expires = dt.datetime.fromisoformat(re.search(r"^Expires: (\S+)$", text, re.M).group(1))
    assert dt.timedelta(days=300) < expires - timezone.now() <= dt.timedelta(days=366)
    assert re.search(r"^Contact: (https?://|mailto:)\S+$", text, re.M)
