"""The onion service: announced on public pages, answered without being sent to HTTPS, and never mixed up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ONION = "a" * 56 + ".onion"
ASK = """
import json, django
from django.conf import settings
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
django.setup()
from django.test import Client
def ask(host, path, **more):
    answer = Client(raise_request_exception=False).get(path, headers={"host": host}, **more)
    return [answer.status_code, dict(answer.items())]
onion, clear = settings.ONION_HOST, "isigurt.example"
print(json.dumps({
    "onion": ask(onion, "/healthz/"),
    "clear": ask(clear, "/healthz/"),
    "secure": ask(clear, "/healthz/", secure=True),
    "other": ask("b" * 56 + ".onion", "/healthz/"),
}))
"""


@pytest.fixture(scope="module")
def production(tmp_path_factory):
    """The settings of production with an onion address, in a Python of their own."""
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        **{"ENVIRONMENT": "production", "ALLOW_SQLITE": "1", "VAR_DIR": str(tmp_path_factory.mktemp("onion"))},
        **{name: "k" * 40 for name in ("SECRET_KEY", "CODE_PEPPER", "AUDIT_KEY")},
        **{"ALLOWED_HOSTS": "isigurt.example", "BASE_URL": "https://isigurt.example", "ONION_HOST": ONION},
        **{"PYTHONPATH": f"{ROOT / 'site'}:{ROOT}", "DJANGO_SETTINGS_MODULE": "config.settings"},
    }
    command = [sys.executable, "-W", "ignore", "-c", ASK]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_onion_is_answered_without_https_and_without_hsts(production):
    status, headers = production["onion"]

    assert status in (200, 503)  # its database is empty
    assert "Location" not in headers
    assert "Strict-Transport-Security" not in headers


def test_clear_address_is_still_sent_to_https(production):
    assert production["clear"][0] == 301
    assert production["clear"][1]["Location"] == "https://isigurt.example/healthz/"
    assert "Strict-Transport-Security" in production["secure"][1]


def test_onion_of_somebody_else_is_refused(production):
    assert production["other"][0] == 400


@pytest.mark.parametrize("path", ["/", "/en/", "/raporto/", "/kerko/?q=femije"])
def test_public_page_says_where_its_onion_is(visitor, settings, home, path):
    settings.ONION_HOST = ONION

    assert visitor.get(path)["Onion-Location"] == f"http://{ONION}{path}"


@pytest.mark.parametrize("path", ["/hyrja/login/", "/robots.txt", "/nuk-ka/"])
def test_other_answers_do_not(visitor, settings, home, path):
    settings.ONION_HOST = ONION

    assert "Onion-Location" not in visitor.get(path)


def test_page_of_the_onion_does_not_point_to_itself_and_sets_no_cookie(visitor, settings, home):
    settings.ONION_HOST = ONION
    settings.ALLOWED_HOSTS = [ONION]
    page = visitor.get("/raporto/", headers={"host": ONION})

    assert page.status_code == 200
    assert "Onion-Location" not in page
    assert page.cookies == {}


def test_without_the_setting_nothing_is_said(visitor, home):
    assert "Onion-Location" not in visitor.get("/")


@pytest.mark.parametrize("given", ["isigurt.onion", f"http://{ONION}", "A" * 56 + ".onion", "isigurt.example"])
def test_wrong_onion_is_refused_in_one_line(tmp_path, given):
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "ENVIRONMENT": "demo", "ONION_HOST": given}
    environment |= {"PYTHONPATH": f"{ROOT / 'site'}:{ROOT}"}
    command = [sys.executable, "-c", "import config.settings"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)

    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
    assert "ONION_HOST" in done.stderr
