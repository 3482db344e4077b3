"""Whatever is sent to a public address, a person gets a page and a 4xx: never a 500, never nothing."""

import pytest
from django.test import Client
from django.urls import resolve

from tests.html import page, text
from tests.urlmap import addresses

PUBLIC = (
    "/", "/en/", "/kerko/", "/en/kerko/", "/raporto/", "/en/raporto/", "/raporto/kodi/", "/seancat/", "/hyrja/login/",
    "/hyrja/password/reset/", "/offline/", "/healthz/", "/api/v2/pages/", "/api/v1/helplines/", "/api/v1/sessions/",
    "/api/schema/", "/nuk-ka/", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt",
)  # fmt: skip
POSTS = ("/raporto/", "/en/raporto/", "/raporto/kodi/", "/hyrja/login/", "/hyrja/password/reset/", "/kerko/", "/")
MEGABYTE = 1_000_000
QUERIES = (
    "q=%00",
    "%FF%FE=%FF",
    "q=" + "x" * 20_000,
    "&" * 3000,
    "a[]=1&a[0]=2",
    "=&==",
    "page=-1",
    "q=%ED%A0%80",
    "next=//x",
)
PATHS = ("/%00", "/kerko/%00/", "/%FF%FE/", "/raporto/%C3%28/", "/media/%00", "/media/../../etc/passwd",
         "/" + "x" * 3000, "/en/" + "%F0%9F%99%82" * 50, "///kerko//", "/kerko/../raporto/", "/documents/1/%00",
         "/admin/%00", "/api/v2/pages/%00/", "/seancat/%FF/", "/raporto/kodi/%0a%0d")  # fmt: skip


@pytest.fixture
def reader(home, home_en):
    return Client(raise_request_exception=True, HTTP_HOST="localhost")


def said(answer) -> str:
    """What a refusal says: its heading, or, from the API, its message."""
    return answer.json()["message"] if answer["Content-Type"] == "application/json" else text(page(answer).main.h1)


def below_500(answer):
    return answer.status_code < 500


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:12])
@pytest.mark.parametrize("path", PUBLIC)
def test_odd_query_is_no_500(reader, path, query):
    assert below_500(reader.get(f"{path}?{query}"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:20])
def test_odd_path_is_a_page_and_no_500(reader, path):
    answer = reader.get(path)

    assert answer.status_code in (301, 302, 400, 404)
    assert answer.status_code < 400 or said(answer)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "QUATSCH"])
@pytest.mark.parametrize("path", PUBLIC)
def test_other_methods_are_no_500(reader, path, method):
    answer = reader.generic(method, path)

    assert below_500(answer)
    assert method != "HEAD" or not answer.content


@pytest.mark.parametrize(
    "path", ["/kerko", "/en/kerko", "/raporto", "/raporto/kodi", "/seancat", "/hyrja/login", "/admin"]
)
def test_missing_slash_leads_to_the_page(reader, path):
    answer = reader.get(path)

    assert (answer.status_code, answer["Location"]) == (301, f"{path}/")


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "application/json", "text/plain", "", "x/y; charset=zz"]
)
@pytest.mark.parametrize("path", POSTS)
def test_body_of_twenty_megabytes_is_a_4xx_page(reader, path, kind):
    answer = reader.generic("POST", path, b"a=" + b"x" * 20 * MEGABYTE, content_type=kind)

    assert 400 <= answer.status_code < 500
    assert text(page(answer).h1)


def test_refusal_speaks_the_language_of_the_address(reader):
    reader.get("/en/kerko/")  # this thread spoke English last

    albanian, english = reader.get("/kerko/?q=%00"), reader.get("/en/kerko/?q=%00")

    assert [page(answer).html["lang"] for answer in (albanian, english)] == ["sq", "en"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("multipart/form-data; boundary=" + "x" * 500, b"x"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n\xff\r\n--x--'),
        ("application/x-www-form-urlencoded", b"\xff\xfe=\xff&a=%00&%00=b"),
        ("application/x-www-form-urlencoded; charset=utf-7", b"a=b"),
        ("application/x-www-form-urlencoded", b"&".join([b"a=1"] * 6000)),
        ("application/json", b"{"),
    ],
    ids=["no-boundary", "broken", "long-boundary", "bytes", "nul", "charset", "6000-fields", "json"],
)
@pytest.mark.parametrize("path", POSTS)
def test_broken_body_is_no_500(reader, path, kind, body):
    assert below_500(reader.generic("POST", path, body, content_type=kind))


def test_file_where_none_is_taken_is_not_kept(reader, settings, tmp_path):
    body = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.jpg"\r\n\r\n' + b"x" * MEGABYTE + b"\r\n--x--"

    answer = reader.generic("POST", "/raporto/", body, content_type="multipart/form-data; boundary=x")

    assert below_500(answer)
    assert not [path for path in settings.VAR.rglob("a.jpg*")]


@pytest.mark.parametrize("name", ["", "x" * 300, "evil.example", "localhost:x", "a b", "%00"])
def test_foreign_host_is_a_400(db, name):
    assert Client(HTTP_HOST=name).get("/kerko/").status_code in (200, 400)


def test_no_address_of_the_map_answers_a_stranger_with_a_500(reader):
    broken = []
    for address, _ in addresses():
        for method in ("get", "post"):
            answer = getattr(reader, method)(address)
            if answer.status_code >= 500:
                broken.append((method, address, resolve(address).view_name))

    assert not broken
