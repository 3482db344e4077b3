import re

import pytest

from tests.html import links, page

pytestmark = pytest.mark.django_db


def test_worker_keeps_the_offline_page_and_files_only(client):
    worker = client.get("/sw.js")

    kept = re.findall(r'"(/[^"]*)"', worker.content.decode())
    assert worker["Content-Type"].startswith("text/javascript")
    assert {path for path in kept if not path.startswith("/static/")} == {"/offline/", "/en/offline/", "/en/"}
    assert "raporto" not in worker.content.decode()


@pytest.mark.parametrize("path, lang", [("/offline/", "sq"), ("/en/offline/", "en")])
def test_offline_page_has_numbers_in_both_languages(client, path, lang):
    shown = page(client.get(path))

    assert shown.html["lang"] == lang
    assert "tel:116111" in links(shown.main)


def test_pages_of_reporting_do_not_load_the_worker(client):
    assert "offline.js" not in client.get("/raporto/").content.decode()
