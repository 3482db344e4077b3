"""How often a page that is not in the page cache asks the database. The aim of the house: twelve times at most."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from campaigns import demo

MOST = 12


@pytest.fixture(scope="module", autouse=True)
def demo_campaigns(demo_pages, loaded):
    """The campaigns on top of the pages."""
    with loaded(demo.load):
        yield


def queries(url: str) -> int:
    """How many a page takes whenever the page cache asks for it anew: menus and the tree are remembered by then."""
    client = Client()
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("url", "count"),
    [
        ("/", 11),
        ("/en/", 12),
        ("/udhezues/dikush-po-me-kercenon-me-foton-time/", 9),
        ("/en/guides/someone-is-threatening-me-with-my-photo/", 10),
        ("/dita-e-internetit-te-sigurt/2027/", 9),
        ("/en/safer-internet-day/2027/", 10),
    ],
)
@pytest.mark.django_db
def test_page_asks_the_database_so_often(url, count):
    assert queries(url) == count


@pytest.mark.django_db
def test_no_page_of_the_demo_asks_the_database_more_than_twelve_times():
    pages = Page.objects.live().filter(depth__gt=1).specific()

    counts = {page.url: queries(page.url) for page in pages}

    assert {url: count for url, count in counts.items() if count > MOST} == {}
    assert len(counts) > 100
