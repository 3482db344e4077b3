"""The layer in front of Django: what it keeps, what it never keeps, and when it forgets."""

import gzip
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpResponse
from django.test import RequestFactory
from freezegun import freeze_time
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from core.http import cacheable
from core.models import Helpline
from core.page_cache import generation
from core.page_cache.store import Answer, Store, accepts_gzip
from core.page_cache.wsgi import MARK, PageCache, is_listed
from tests.html import links, page, text

BODY = b"<p>" + b"mire se erdhe " * 200 + b"</p>"


class Application:
    """A WSGI application that counts how often it is asked and answers as it is told."""

    def __init__(self, status="200 OK", headers=(), body=BODY, mark="60"):
        self.asked, self.status, self.body = 0, status, body
        self.headers = [("Content-Type", "text/html; charset=utf-8"), *headers] + ([(MARK, mark)] if mark else [])

    def __call__(self, environ, start_response):
        self.asked += 1
        start_response(self.status, list(self.headers))
        return [self.body]


class Reply:
    def __init__(self, application, path="/", method="GET", query="", **headers):
        environ = (
            RequestFactory().generic(method, path, QUERY_STRING=query).environ | {"wsgi.input": BytesIO()} | headers
        )
        environ.pop("HTTP_COOKIE", None) if "HTTP_COOKIE" not in headers else None
        self.body = b"".join(application(environ, self.begin))

    def begin(self, status, headers, exc_info=None):
        self.status, self.headers = int(status[:3]), dict(headers)


@pytest.fixture
def inner():
    return Application()


@pytest.fixture
def connection_stays_open(db):
    """As in Django's own client: a request does not close the connection that holds the test's transaction."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    yield
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


@pytest.fixture
def site(inner):
    return PageCache(inner)


def test_marked_answer_is_asked_for_once(site, inner):
    first, second = Reply(site), Reply(site)

    assert (first.status, first.body, second.body) == (200, BODY, BODY)
    assert inner.asked == 1


def test_mark_never_leaves_the_house(site):
    replies = [Reply(site), Reply(site), Reply(site, method="POST"), Reply(site, HTTP_COOKIE="session=x")]

    assert [MARK in reply.headers for reply in replies] == [False] * 4


@pytest.mark.parametrize(
    "inner",
    [
        Application(mark=""),
        Application(status="404 Not Found"),
        Application(status="301 Moved Permanently"),
        Application(headers=[("Set-Cookie", "csrf=1")]),
        Application(headers=[("Cache-Control", "no-store, private")]),
        Application(headers=[("Cache-Control", "private")]),
    ],
    ids=["unmarked", "not found", "redirect", "sets a cookie", "no-store", "private"],
)
def test_answer_that_may_not_be_kept_is_asked_for_each_time(inner):
    site = PageCache(inner)

    replies = [Reply(site), Reply(site)]

    assert inner.asked == 2
    assert MARK not in replies[0].headers


@pytest.mark.parametrize(
    "request_",
    [
        {"method": "POST"},
        {"method": "DELETE"},
        {"HTTP_COOKIE": "session=abc"},
        {"HTTP_COOKIE": "theme=1; messages=abc"},
        {"HTTP_AUTHORIZATION": "Bearer x"},
        {"query": "x=1"},
        {"query": "q=a&utm_source=b"},
        {"query": "q=" + "a" * 400},
        {"path": "/" + "a" * 400},
    ],
    ids=str,
)
def test_request_that_goes_past_the_cache_reaches_the_application_and_leaves_nothing(site, inner, request_):
    address = {name: request_[name] for name in ("path", "query") if name in request_}
    Reply(site, **request_), Reply(site, **request_)

    Reply(site, **address)

    assert inner.asked == 3


def test_answer_to_a_request_with_any_cookie_is_not_kept_but_may_be_served_from_what_is(site, inner):
    Reply(site, HTTP_COOKIE="csrf=abc")
    Reply(site)
    Reply(site, HTTP_COOKIE="csrf=abc")

    assert inner.asked == 2


def test_marked_answer_to_a_signed_in_person_is_for_that_person_alone():
    site = PageCache(Application(headers=[("Cache-Control", "public, no-cache")]))

    reply = Reply(site, HTTP_COOKIE="session=abc")

    assert reply.headers["Cache-Control"] == "private, no-cache"


def test_schemes_and_hosts_have_answers_of_their_own(site, inner):
    Reply(site), Reply(site, HTTP_X_FORWARDED_PROTO="https"), Reply(site, HTTP_HOST="other.example")
    Reply(site, HTTP_X_FORWARDED_PROTO="http"), Reply(site, HTTP_X_FORWARDED_PROTO="ftp")

    assert inner.asked == 3


def test_redirect_to_https_stands_although_the_page_is_kept_over_https(connection_stays_open, settings):
    settings.SECURE_SSL_REDIRECT = True
    site = PageCache(WSGIHandler())
    secure = Reply(site, HTTP_X_FORWARDED_PROTO="https", HTTP_HOST="localhost")

    plain = Reply(site, HTTP_HOST="localhost")

    assert (secure.status, plain.status) == (200, 301)
    assert "Strict-Transport-Security" not in plain.headers


def test_head_has_the_headers_of_get_and_no_body(site):
    got = Reply(site)

    head = Reply(site, method="HEAD")

    assert (head.status, head.body) == (200, b"")
    assert head.headers == got.headers


def test_etag_is_answered_with_304_without_a_body(site):
    etag = Reply(site).headers["ETag"]

    replies = [Reply(site, HTTP_IF_NONE_MATCH=asked) for asked in (etag, f'"x", W/{etag}', "*", '"x"')]

    assert [reply.status for reply in replies] == [304, 304, 304, 200]
    assert replies[0].body == b""
    assert "Content-Length" not in replies[0].headers
    assert replies[0].headers["ETag"] == etag


def test_compressed_answer_is_the_same_text_under_its_own_etag(site):
    plain = Reply(site)

    packed = Reply(site, HTTP_ACCEPT_ENCODING="gzip, br")

    assert gzip.decompress(packed.body) == plain.body == BODY
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Length"] == str(len(packed.body))
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True), ("gzip, deflate, br", True), ("br;q=1.0, gzip;q=0.8", True), ("gzip;q=0", False),
        ("gzip; q=0.00", False), ("", False), (None, False), ("identity", False), ("x-gzipped;q=1", False),
    ],
)  # fmt: skip
def test_gzip_is_sent_only_where_it_is_accepted(header, accepted):
    assert accepts_gzip(header) is accepted


def test_vary_names_the_encoding_and_what_the_application_named_but_not_the_language():
    site = PageCache(Application(headers=[("Vary", "Accept-Language, Cookie")]))

    reply = Reply(site)

    assert reply.headers["Vary"] == "Accept-Encoding, Cookie"


def test_bump_empties_everything_at_once(site, inner):
    Reply(site)

    generation.stamp()
    Reply(site), Reply(site)

    assert inner.asked == 2


def test_answer_begun_before_a_bump_is_not_used_after_it():
    class Slow(Application):
        def __call__(self, environ, start_response):
            generation.stamp()  # published while the old page was being made
            return super().__call__(environ, start_response)

    inner = Slow()
    site = PageCache(inner)

    Reply(site), Reply(site)

    assert inner.asked == 2


def test_answer_is_forgotten_when_its_time_is_over(inner):
    site = PageCache(inner)

    with freeze_time("2026-11-21 12:00:00") as clock:
        for seconds in (59, 2, 0):
            Reply(site)
            clock.tick(seconds)

    assert inner.asked == 2


def test_many_readers_at_the_end_of_its_time_make_one_new_answer():
    class Slow(Application):
        def __call__(self, environ, start_response):
            time.sleep(0.05)
            return super().__call__(environ, start_response)

    inner = Slow()
    site = PageCache(inner)
    Reply(site)
    generation.stamp()

    with ThreadPoolExecutor(8) as readers:
        bodies = list(readers.map(lambda _: Reply(site).body, range(8)))

    assert bodies == [BODY] * 8
    assert inner.asked == 2


def test_page_that_is_gone_is_forgotten(inner):
    site = PageCache(inner)
    Reply(site)
    inner.status = "404 Not Found"
    generation.stamp()

    replies = [Reply(site), Reply(site)]

    assert [reply.status for reply in replies] == [404, 404]
    assert not site.pages.answers


def test_unknown_queries_fill_nothing(site):
    for number in range(50):
        Reply(site, query=f"x={number}")

    assert (len(site.pages.answers), len(site.searches.answers)) == (0, 0)


def test_searches_do_not_push_pages_out(inner):
    site = PageCache(inner, pages=Store(5, 10**6), searches=Store(5, 10**6))
    Reply(site)

    for number in range(50):
        Reply(site, path="/kerko/", query=f"q={number}")

    assert (len(site.pages.answers), len(site.searches.answers)) == (1, 5)


@pytest.mark.parametrize(
    ("query", "listed"), [("q=a", True), ("q=a&page=2", True), ("x=1", False), ("q=a&x=1", False), ("q", True)]
)
def test_listed_queries(query, listed):
    assert is_listed(query) is listed


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3000)), max_size=60))
def test_store_never_holds_more_than_it_may(puts):
    store = Store(entries=4, bytes=16_000)

    for key, size in puts:
        store.put((key,), Answer("200 OK", [("Content-Type", "image/png")], b"x" * size, 1, 10.0))

    assert len(store.answers) <= 4
    assert store.bytes == sum(answer.size for answer in store.answers.values()) <= 16_000


# --- With Django behind it ------------------------------------------------------------------------------------------
@pytest.fixture
def real(connection_stays_open):
    return PageCache(WSGIHandler())


def test_published_page_is_seen_at_once(real, home, django_capture_on_commit_callbacks):
    before = Reply(real, HTTP_HOST="localhost")
    kept = Reply(real, HTTP_HOST="localhost")
    with django_capture_on_commit_callbacks(execute=True):
        home.title = "Titull i ri"
        home.save_revision().publish()

    after = Reply(real, HTTP_HOST="localhost")

    assert before.body == kept.body
    assert b"Titull i ri" not in before.body
    assert "Titull i ri" in text(page(after.body.decode()).title)


@pytest.mark.parametrize(
    "path",
    [
        "/raporto/",
        "/raporto/tani/",
        "/raporto/kodi/",
        "/en/raporto/",
        "/admin/",
        "/hyrja/login/",
        "/healthz/",
        "/nuk-ka/",
    ],
)
def test_nothing_of_reporting_signing_in_or_the_admin_is_kept(real, path):
    Reply(real, path=path, HTTP_HOST="localhost")

    assert not real.pages.answers
    assert not real.searches.answers


def test_change_of_a_helpline_is_seen_at_once(real, home, django_capture_on_commit_callbacks):
    before = Reply(real, HTTP_HOST="localhost")
    with django_capture_on_commit_callbacks(execute=True):
        Helpline.objects.create(name="ALO", number="116 111", urgent=True, locale=home.locale)

    after = Reply(real, HTTP_HOST="localhost")

    assert ["tel:116111" in links(page(reply.body.decode())) for reply in (before, after)] == [False, True]


def test_page_that_is_made_private_is_no_longer_served(real, home):
    Reply(real, HTTP_HOST="localhost")
    PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.LOGIN)

    after = Reply(real, HTTP_HOST="localhost")

    assert after.status == 302


def test_cacheable_page_tells_browsers_to_ask_again(real, home):
    reply = Reply(real, HTTP_HOST="localhost")

    assert reply.headers["Cache-Control"] == "public, no-cache"
    assert "Set-Cookie" not in reply.headers


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        ("2026-11-21 11:00:00", "60"),
        ("2026-11-21 22:59:30", "30"),
        ("2026-07-01 21:59:50", "10"),
        ("2026-11-21 22:59:59.5", None),
    ],
)
def test_no_page_is_kept_beyond_midnight_in_albania(now, seconds):
    with freeze_time(now):
        response = cacheable(HttpResponse())

    assert response.get(MARK) == seconds


def test_cacheable_leaves_errors_alone():
    response = cacheable(HttpResponse(status=404))

    assert MARK not in response
