"""Deny by default: every view, admin view and API endpoint of ours says who may enter. This walks the whole URL map."""

import pytest
from django.urls import URLPattern, get_resolver

OURS = ("core", "accounts", "pages", "campaigns", "reporting", "schools", "config")
# Whose views we use as they are; each guards itself (Wagtail by permissions, allauth by sessions).
THEIRS = ("wagtail", "wagtail_localize", "allauth", "django", "drf_spectacular", "rest_framework", "modelsearch")


def walk(patterns, prefix=""):
    """Yield (address, view) of every pattern below these."""
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield address, pattern.callback
        else:
            yield from walk(pattern.url_patterns, address)


def home_of(view):
    """The top-level package that the view, or its class, is written in."""
    written = getattr(view, "view_class", None) or getattr(view, "cls", None) or getattr(view, "func", view)
    return written.__module__.split(".")[0]


def mark_of(view):
    """What the view says about who may enter; None when it says nothing."""
    written = getattr(view, "cls", None) or getattr(view, "view_class", None)
    return getattr(view, "access", None) or getattr(written, "access", None)


@pytest.fixture(scope="module")
def views():
    return list(walk(get_resolver().url_patterns))


def test_walk_reaches_site_admin_and_api(views):
    addresses = " ".join(address for address, _ in views)

    assert len(views) > 200
    for part in ("raporto/", "admin/", "api/v2/", "seancat/", "healthz/", "hyrja/"):
        assert part in addresses


def test_every_view_of_ours_says_who_may_enter(views):
    silent = [address for address, view in views if home_of(view) in OURS and not mark_of(view)]

    assert silent == []


def test_every_other_view_is_of_somebody_we_know(views):
    unknown = sorted({home_of(view) for _, view in views} - set(OURS) - set(THEIRS))

    assert unknown == []


def test_mark_is_public_or_a_rule(views):
    wrong = [address for address, view in views if (mark := mark_of(view)) and mark != "public" and not callable(mark)]

    assert wrong == []


def test_admin_views_of_ours_are_never_public(views):
    admin = [(address, view) for address, view in views if address.startswith("admin/") and home_of(view) in OURS]

    assert len(admin) > 5
    assert [address for address, view in admin if mark_of(view) == "public"] == []


def test_handlers_of_errors_are_public():
    resolver = get_resolver()

    assert [code for code in (400, 403, 404, 500) if mark_of(resolver.resolve_error_handler(code)) != "public"] == []


@pytest.mark.parametrize("address", ["/admin/", "/admin/patterns/", "/admin/audit/", "/admin/reporting/"])
def test_stranger_meets_the_door(visitor, address):
    answer = visitor.get(address)

    assert answer.status_code in (302, 404)
    if answer.status_code == 302:
        assert "/login/" in answer["Location"]


def test_endpoint_without_a_mark_is_closed(rf):
    from rest_framework.views import APIView

    class Forgotten(APIView):
        def get(self, request):
            raise AssertionError("nobody may come here")

    answer = Forgotten.as_view()(rf.get("/"))

    assert answer.status_code in (401, 403)
