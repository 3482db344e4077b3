"""The middleware by itself: bodies that are too large or cannot be read, NUL, and the headers of every answer."""

import pytest
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.test import RequestFactory

from core import middleware
from core.http import accepts_body, longest_body, private
from reporting.attachments import limits
from tests.html import page, text

LIMIT = 2_500_000
SEEN = HttpResponse("seen by the view")


def request(path="/", length="", query="", **more):
    made = RequestFactory().post(path, **more)
    made.META["CONTENT_LENGTH"], made.META["QUERY_STRING"] = length, query
    return made


def answer_to(made, view=lambda request: SEEN):
    return middleware.wrong_input(view)(made)


@pytest.mark.parametrize(
    ("path", "length", "accepted"),
    [
        ("/", "", True),
        ("/", str(LIMIT), True),
        ("/", str(LIMIT + 1), False),
        ("/", "9" * 30, False),
        ("/", "-5", True),  # no length: the server in front reads nothing
        ("/", "many", True),
        ("/nuk-ka/", str(LIMIT + 1), False),
        ("/admin/images/add/", "90000000", True),
        ("/administrim/", "90000000", False),
    ],
)
def test_body_that_is_too_large_never_reaches_the_view(db, path, length, accepted):
    answer = answer_to(request(path, length))

    assert (answer is SEEN, answer.status_code) == (accepted, 200 if accepted else 413)


@pytest.mark.parametrize("path", ["/raporto/skedare/", "/api/raporto/skedare/"])
def test_view_that_takes_files_takes_its_own_limit_and_not_a_byte_more(db, path):
    answers = [answer_to(request(path, str(length))).status_code for length in (limits.BODY, limits.BODY + 1)]

    assert answers == [200, 413]


def test_mark_is_found_on_a_function_and_on_the_class_of_an_api():
    @accepts_body(7)
    def function(request):
        """A view."""

    @accepts_body(8)
    class Endpoint:
        """The class of an API's view."""

    def view(request):
        """What as_view() makes of it."""

    view.cls = Endpoint

    assert [longest_body(function), longest_body(view), longest_body(print)] == [7, 8, 0]


@pytest.mark.parametrize(("path", "query"), [("/a\x00b/", ""), ("/", "q=%00"), ("/", "a=1&%00=b")])
def test_nul_is_a_400(db, path, query):
    made = request("/", query=query)
    made.path = path

    assert answer_to(made).status_code == 400


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RequestDataTooBig(), 413),
        (TooManyFieldsSent(), 413),
        (MultiPartParserError("boundary"), 400),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), 400),
    ],
)
def test_body_that_cannot_be_read_is_a_page_of_ours(db, error, status):
    def view(request):
        raise error

    answer = answer_to(request(), view)

    assert answer.status_code == status
    assert text(page(answer).main.h1)


def test_fault_of_our_own_is_not_hidden():
    def view(request):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answer_to(request(), view)


def headers(answer, **meta):
    made = RequestFactory().get("/")
    made.META.update(meta)
    return middleware.security_headers(lambda request: answer)(made).headers


def test_every_answer_has_the_policies():
    found = headers(HttpResponse())

    assert found["Permissions-Policy"] == middleware.PERMISSIONS
    assert found["Cross-Origin-Resource-Policy"] == "same-origin"
    assert found["X-Permitted-Cross-Domain-Policies"] == "none"
    assert "Referrer-Policy" not in found


def test_view_may_say_otherwise():
    own = HttpResponse(headers={"Cross-Origin-Resource-Policy": "cross-origin"})

    assert headers(own)["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_private_page_sends_no_referrer_unless_it_has_a_form():
    assert headers(private(HttpResponse()))["Referrer-Policy"] == "no-referrer"
    assert "Referrer-Policy" not in headers(private(HttpResponse()), CSRF_COOKIE="x")
