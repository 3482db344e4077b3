"""What our answers carry under the settings of production: policies for the browser, and no cookie for a reader."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ASK = """
import json, sys
import django
from django.conf import settings
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
django.setup()
from django.core.management import call_command
from django.test import Client
class NoMigrations:
    def __contains__(self, app):
        return True
    def __getitem__(self, app):
        return None
settings.MIGRATION_MODULES = NoMigrations()
call_command("migrate", run_syncdb=True, verbosity=0)
settings.ALLOWED_HOSTS = ["testserver"]
client, found = Client(raise_request_exception=False), {}
for path in sys.argv[1:]:
    answer = client.get(path, secure=True)
    found[path] = {"status": answer.status_code, "headers": dict(answer.items()), "cookies": list(answer.cookies)}
plain = client.get("/healthz/", secure=False)
plain = [plain.status_code, plain["Location"]]
cookies = {"session": settings.SESSION_COOKIE_NAME, "csrf": settings.CSRF_COOKIE_NAME}
flags = [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY]
print(json.dumps({"answers": found, "plain": plain, "cookies": cookies, "flags": flags}))
"""
READERS = ("/offline/", "/en/offline/", "/no/such/page.html?x=1")


@pytest.fixture(scope="module")
def production(tmp_path_factory):
    """Start production in a Python of its own, on an empty database, and ask it for a few pages."""
    var = tmp_path_factory.mktemp("production")
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        **{"ENVIRONMENT": "production", "ALLOW_SQLITE": "1", "VAR_DIR": str(var), "BASE_URL": "https://testserver"},
        **{"SECRET_KEY": "k" * 40, "CODE_PEPPER": "p" * 40, "AUDIT_KEY": "a" * 40},
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-W", "ignore", "-c", ASK, *READERS]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("path", READERS[:2])
def test_page_answers(production, path):
    assert production["answers"][path]["status"] == 200


@pytest.mark.parametrize("path", READERS)
def test_reader_gets_no_cookie(production, path):
    assert production["answers"][path]["cookies"] == []


@pytest.mark.parametrize("path", READERS)
def test_public_page_allows_nothing_inline_and_nothing_foreign(production, path):
    policy = production["answers"][path]["headers"]["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http:" not in policy
    assert "https:" not in policy


@pytest.mark.parametrize("path", READERS)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_page_carries_header(production, path, name, value):
    assert production["answers"][path]["headers"][name] == value


@pytest.mark.parametrize("path", READERS)
def test_page_tells_nobody_where_the_reader_was(production, path):
    headers = production["answers"][path]["headers"]

    assert headers["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert "camera=()" in headers["Permissions-Policy"]
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_plain_http_is_sent_to_https(production):
    assert production["plain"] == [301, "https://testserver/healthz/"]


def test_cookies_are_bound_to_the_host_and_to_https(production):
    assert production["cookies"] == {"session": "__Host-session", "csrf": "__Host-csrf"}
    assert production["flags"] == [True, True, True]


@pytest.mark.parametrize("path", ["/", "/en/", "/kerko/?q=femije", "/raporto/", "/raporto/kodi/"])
def test_page_from_the_database_sets_no_cookie_and_allows_nothing_inline(visitor, path):
    answer = visitor.get(path, follow=True)

    assert answer.status_code == 200
    assert "session" not in answer.cookies
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/en/", "/kerko/?q=femije"])
def test_reader_of_a_page_gets_no_cookie_at_all(visitor, path):
    answer = visitor.get(path)

    assert answer.status_code == 200
    assert list(answer.cookies) == []
    assert "Cookie" not in answer.get("Vary", "")
