"""What the bench does with the database of a demo: fill it, count, sign the analyst in, count queries."""

import sys

import django

django.setup()

from benchmarks import fill, hotline  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from wagtail.models import Page  # noqa: E402

from accounts.models import User  # noqa: E402
from reporting.models import Report  # noqa: E402


def prepare(total: int) -> None:
    """Add reports, marks and as many facts; print the analyst's session cookie."""
    fill.reports(total)
    fill.facts(total)
    print(cookie(User.objects.get(username="analist")))


def cookie(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def queries() -> None:
    """The most queries that any kind of page needs when the page itself is in no cache; the process is warm."""
    settings.ALLOWED_HOSTS = ["*"]
    most: dict[str, int] = {}
    for page in Page.objects.live().filter(depth__gt=1).specific():
        kind = type(page).__name__
        Client().get(page.url)
        with CaptureQueriesContext(connection) as seen:
            Client().get(page.url)
        most[kind] = max(most.get(kind, 0), len(seen))
    worst = ", ".join(f"{kind} {count}" for kind, count in sorted(most.items(), key=lambda pair: -pair[1]))
    print(f"queries of an uncached page: at most {max(most.values())}  (aim 12 or fewer)  [{worst}]")


COMMANDS = {
    "fill": lambda: prepare(int(sys.argv[2])),
    "count": lambda: print(Report.objects.count()),
    "queries": queries,
    "queue_queries": lambda: print(hotline.queue_queries(sys.argv[2])),
} | {
    name: lambda name=name: print(getattr(hotline, name)())
    for name in ("duplicates", "rotated", "dashboard", "rebuilt", "facts_count")
}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]]()
